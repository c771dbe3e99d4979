package playground.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
      System.out.printf("  %-28s %30s   %24s %10s%n", figure, "min    median       max", "ratio min median    max", "failures");
      var first = contenders.values().iterator().next();
      contenders.forEach((name, values) -> System.out.printf(
          "    %-26s %s   %s %10d%n", name, spread(values), spread(ratios(values, first)), failures.getOrDefault(name, 0L)));
    });
    System.out.flush();
  }

  private static List<Double> ratios(List<Double> values, List<Double> first) {
    return IntStream.range(0, values.size()).mapToObj(round -> values.get(round) / first.get(round)).toList();
  }

  private static String spread(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var format = values.get(0) < 10 ? "%7.2f" : values.get(0) < 100 ? "%9.1f" : "%9.0f";
    return String.format(
        Locale.ROOT, (format + " ").repeat(3), sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
  }
}
