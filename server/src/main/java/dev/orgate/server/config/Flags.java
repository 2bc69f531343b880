package dev.orgate.server.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command line. picocli splits it and writes the help; what the values mean is not its task.
 */
final class Flags {
  /** As much of a mistyped argument as can be shown: whatever follows the name may be a secret. */
  private static final Pattern NAME = Pattern.compile("^--?[A-Za-z0-9][A-Za-z0-9-]*");

  private static final String FOOTER =
      """

      Every setting is also an environment variable (--http-port is ORGATE_HTTP_PORT) and a key of
      the YAML file (http: {port: 8080}). Flags win over the environment, the environment wins over
      the file, the file over the defaults. An empty value counts as not set. Times are written
      500ms, 10s, 2m or 24h. Other users of the machine can see flags: give secrets in the
      environment or the file.""";

  private final CommandLine command;
  private final ParseResult parsed;

  Flags(List<String> arguments) {
    command = new CommandLine(spec());
    parsed = command.parseArgs(arguments.toArray(String[]::new));
  }

  boolean askForHelp() {
    return parsed.isUsageHelpRequested();
  }

  boolean askForVersion() {
    return parsed.isVersionHelpRequested();
  }

  String help() {
    return command.getUsageMessage(Ansi.OFF);
  }

  /** The flags that can be understood; the rest becomes problems. */
  Layer read(List<String> problems) {
    parsed.errors().forEach(error -> problems.add(describe(error)));
    describeUnmatched(problems);
    Layer layer = new Layer();
    for (Setting setting : Setting.values()) {
      if (parsed.hasMatchedOption(setting.flag())) {
        read(setting, layer, problems);
      }
    }
    return layer;
  }

  private void read(Setting setting, Layer layer, List<String> problems) {
    String flag = setting.flag();
    List<String> values = parsed.matchedOption(flag).stringValues();
    if (values.size() > 1) {
      problems.add(flag + ": given more than once");
    } else if (values.stream().anyMatch(this::looksLikeNextFlag)) {
      problems.add(flag + ": has no value; one that begins with -- is written " + flag + "=--…");
    } else {
      values.forEach(value -> layer.put(setting, flag, value));
    }
  }

  /** A mistyped flag after one that lacks its value must not become that value: say, a password. */
  private boolean looksLikeNextFlag(String value) {
    return value.startsWith("--") && parsed.originalArgs().contains(value);
  }

  /** picocli's own message is not used: it may quote the argument, which may be a secret. */
  private static String describe(Exception error) {
    return error instanceof MissingParameterException missing
            && missing.getMissing().get(0) instanceof OptionSpec option
        ? option.longestName() + ": has no value"
        : "the flags cannot be read; they are written --http-port=8080";
  }

  /** Other words are not shown: beside a mistyped flag they are its value. */
  private void describeUnmatched(List<String> problems) {
    List<String> unknown =
        parsed.unmatched().stream()
            .map(NAME::matcher)
            .filter(Matcher::find)
            .map(Matcher::group)
            .toList();
    for (String flag : unknown) {
      var known = Stream.of(Setting.values()).map(Setting::flag);
      problems.add(flag + " is not a flag" + Spelling.hint(flag, known));
    }
    if (unknown.isEmpty() && !parsed.unmatched().isEmpty()) {
      problems.add("an argument belongs to no flag; flags are written --http-port=8080");
    }
  }

  private static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("orgate");
    // A password may begin with '@', '--' ends nothing, and -http-port is a mistake, not -h.
    spec.parser()
        .expandAtFiles(false)
        .endOfOptionsDelimiter("\0")
        .posixClusteredShortOptionsAllowed(false)
        .unmatchedArgumentsAllowed(true)
        .collectErrors(true);
    spec.usageMessage()
        .width(110)
        .longOptionsMaxWidth(31)
        .sortOptions(false)
        .customSynopsis("orgate [migrate] [--<setting>=<value>]...")
        .description(
            "A gateway for organizations, their members' access levels and their quotas.",
            "With the word migrate it brings the store's schema up to date instead, and ends.")
        .footer(FOOTER.split("\n", -1));
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("show this help").build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("show the version")
            .build());
    for (Setting setting : Setting.values()) {
      spec.addOption(option(setting));
    }
    return spec;
  }

  /** A list, because picocli logs the values of a single option that is given twice. */
  private static OptionSpec option(Setting setting) {
    String byDefault =
        setting.defaultText().isEmpty() ? "" : " (default: " + setting.defaultText() + ")";
    return OptionSpec.builder(setting.flag())
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .paramLabel(setting.form().name())
        .description(setting.description() + byDefault)
        .build();
  }
}
