package dev.orgate.server.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the ZStack dialect can be told.
 *
 * @param ownDates whether dates are in the service's own text, instead of ISO-8601
 * @param webHookHosts where results may be sent to, {@code host} or {@code host:port}, lower case
 * @param jobKey what signs the outcomes that clients poll, or null for a random one
 */
public record ZstackSettings(boolean ownDates, Set<String> webHookHosts, @Nullable Secret jobKey) {
  /** Those of a gateway that is told nothing. */
  public static final ZstackSettings DEFAULT = new ZstackSettings(false, Set.of(), null);

  private static final Pattern HOST = Pattern.compile("[a-z0-9.-]+(:([1-9][0-9]{0,4}))?");
  private static final int LAST_PORT = 65_535;
  private static final int SHORTEST_KEY = 16;

  public ZstackSettings {
    webHookHosts = Set.copyOf(webHookHosts);
  }

  static ZstackSettings of(Values values) {
    boolean own = values.oneOf(Setting.ZSTACK_DATES, List.of("iso", "zstack")).equals("zstack");
    Secret key = values.secret(Setting.ZSTACK_JOB_KEY);
    if (key != null && key.reveal().length() < SHORTEST_KEY) {
      values.problem(Setting.ZSTACK_JOB_KEY, "is shorter than " + SHORTEST_KEY + " characters");
    }
    return new ZstackSettings(own, hosts(values), key);
  }

  private static Set<String> hosts(Values values) {
    String text = values.optionalText(Setting.ZSTACK_WEB_HOOK_HOSTS);
    Set<String> hosts =
        Stream.of(text == null ? new String[0] : text.split(",", -1))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    if (!hosts.stream().allMatch(ZstackSettings::isHost)) {
      values.problem(Setting.ZSTACK_WEB_HOOK_HOSTS, "is not a list of host or host:port");
    }
    return hosts;
  }

  private static boolean isHost(String text) {
    Matcher matcher = HOST.matcher(text);
    return matcher.matches()
        && (matcher.group(2) == null || Integer.parseInt(matcher.group(2)) <= LAST_PORT);
  }
}
