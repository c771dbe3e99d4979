package playground.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import playground.testing.RoundRobinProxy.Passed;

/** All secrets that a run has sent, by their names, read out of what has passed a balancer. */
public final class SecretsOnTheWire {

  private static final int SHORTEST_COOKIE = 16; // shorter values are marks, not secrets

  private static final Pattern PARAMETER = Pattern.compile(
      "(?<![\\w-])(client_secret|code|code_verifier|state|nonce|refresh_token|access_token|token|device_code|userCode|user_code"
          + "|id_token_hint)=([^&\\s\"<>;]+)");
  private static final Pattern MEMBER = Pattern.compile(
      "\"(access_token|refresh_token|id_token|device_code|user_code|client_secret)\" ?: ?\"([^\"]+)\"");
  private static final Pattern SHOWN = Pattern.compile("id=\"clientSecret\"[^>]*>([^<]+)<");
  private static final Pattern COOKIE = Pattern.compile("(?im)^(?:set-)?cookie: (.*)$");
  private static final Pattern COOKIE_VALUE = Pattern.compile("[^=;\\s]+=([^;\\s]{" + SHORTEST_COOKIE + ",})");
  private static final Pattern AUTHORIZATION = Pattern.compile("(?im)^authorization: (bearer|basic) (\\S+)");

  private final Map<String, Set<String>> byName = new LinkedHashMap<>();

  /** Of all that has passed these. */
  public SecretsOnTheWire(List<RoundRobinProxy> proxies) {
    proxies.stream().flatMap(proxy -> proxy.passed().stream()).forEach(this::read);
  }

  /** Pages are left out: they explain parameters by examples. */
  private void read(Passed passed) {
    var response = passed.response();
    var head = response.substring(0, response.indexOf("\r\n\r\n") + 4);
    SHOWN.matcher(response).results().forEach(found -> add("client_secret", found.group(1)));
    MEMBER.matcher(response).results().forEach(found -> add(found.group(1), found.group(2)));
    for (var text : List.of(passed.request(), head)) {
      PARAMETER.matcher(text).results().forEach(found ->
          add(found.group(1), URLDecoder.decode(found.group(2), StandardCharsets.UTF_8)));
      COOKIE.matcher(text).results().forEach(header ->
          COOKIE_VALUE.matcher(header.group(1)).results().forEach(found -> add("cookie", found.group(1))));
      AUTHORIZATION.matcher(text).results().forEach(found -> add(found.group(1), found.group(2)));
    }
  }

  private void add(String name, String value) {
    if (name.equalsIgnoreCase("basic")) {
      var pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
      add("client_secret", URLDecoder.decode(pair.substring(pair.indexOf(':') + 1), StandardCharsets.UTF_8));
    } else {
      byName.computeIfAbsent(name.equalsIgnoreCase("bearer") ? "access_token" : name, none -> new TreeSet<>()).add(value);
    }
  }

  /** What kinds there were. */
  public Set<String> names() {
    return byName.keySet();
  }

  public Map<String, Set<String>> byName() {
    return byName;
  }
}
