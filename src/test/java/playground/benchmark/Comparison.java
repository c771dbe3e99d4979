package playground.benchmark;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What contenders measured, round by round. Ratios are of values of the same round, to the contender that came first: a
 * busy moment of the machine hits both alike.
 */
final class Comparison {

  private final String title;
  private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();
  private final Map<String, Long> failures = new LinkedHashMap<>();

  Comparison(String title) {
    this.title = title;
  }

  /**
   * Notes one round's value.
   *
   * @param figure with its unit
   */
  void add(String contender, String figure, double value) {
    figures.computeIfAbsent(figure, name -> new LinkedHashMap<>()).computeIfAbsent(contender, name -> new ArrayList<>()).add(value);
  }

  void addFailures(String contender, long count) {
    failures.merge(contender, count, Long::sum);
  }

  void print() {
    System.out.printf("%n%s%n", title);
    figures.forEach((figure, contenders) -> {
      System.out.printf("  %-28s %9s%9s%9s %12s%7s%7s %9s%n", figure, "min", "median", "max", "ratio min", "median", "max", "failures");
      var first = contenders.values().iterator().next();
      contenders.forEach((name, values) -> System.out.printf(
          "    %-26s %s      %s %9d%n",
          name, spread(values, 9), spread(ratios(values, first), 7), failures.getOrDefault(name, 0L)));
    });
  }

  private static List<Double> ratios(List<Double> values, List<Double> first) {
    return IntStream.range(0, values.size()).mapToObj(round -> values.get(round) / first.get(round)).toList();
  }

  private static String spread(List<Double> values, int width) {
    var sorted = values.stream().sorted().toList();
    var last = sorted.size() - 1;
    var median = (sorted.get(last / 2) + sorted.get((last + 1) / 2)) / 2;
    return DoubleStream.of(sorted.get(0), median, sorted.get(last)).mapToObj(value -> number(value, width)).collect(joining());
  }

  private static String number(double value, int width) {
    if (!Double.isFinite(value)) { // a ratio to nothing
      return " ".repeat(width - 1) + "-";
    }
    return String.format(Locale.ROOT, "%" + width + (value < 10 ? ".2f" : value < 100 ? ".1f" : ".0f"), value);
  }
}
