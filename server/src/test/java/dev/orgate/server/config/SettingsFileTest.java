package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How strictly the YAML file is read. */
class SettingsFileTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("orgate.yaml");
  }

  private Reading reading(String yaml) throws IOException {
    Files.writeString(file, yaml);
    return Reading.of("--config=" + file);
  }

  private List<String> problems(String yaml) throws IOException {
    return reading(yaml).problems().stream()
        .map(problem -> problem.replace(file.toString(), "FILE"))
        .toList();
  }

  @Test
  void nestedAndDottedKeys_areTheSame() throws IOException {
    String yaml =
        """
        # what we run
        http:
          port: 17
        jwt.claim.tenant: account
        jwt.claim:
          user: uid
        """;
    var settings = reading(yaml).settings();

    assertThat(settings.http().port()).isEqualTo(17);
    assertThat(settings.auth().claims().tenant()).isEqualTo("account");
    assertThat(settings.auth().claims().user()).isEqualTo("uid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing yet\n",
        "---\n",
        "~",
        "{}",
        "http:\n  # port: 1\n",
        "http: {}",
        "http: {port: }",
        "http: {port: null}",
        "http: {port: ''}",
        "jwt: {public-keys: []}",
        "jwt: {public-keys: ['', null]}",
      })
  void emptyFile_emptySection_emptyValue_countAsNotSet(String yaml) throws IOException {
    assertThat(reading(yaml).run()).isEqualTo(Reading.of().run());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no", "True", "0o17", "017", "1_000", "1e3", "0x1F", "1:30", "2001-01-01", ".inf"})
  void scalars_areTheTextThatWasWritten(String scalar) throws IOException {
    var auth = reading("dev: {password: " + scalar + "}").settings().auth();

    assertThat(auth.developmentPassword()).isEqualTo(new Secret(scalar));
    assertThat(problems("http: {port: " + scalar + "}"))
        .containsExactly("FILE: http.port: '" + scalar + "' is not a whole number from 0 to 65535");
  }

  @Test
  void quotedNull_isAText() throws IOException {
    assertThat(reading("store: 'null'").settings().store()).isEqualTo("null");
  }

  @Test
  void list_isForWhatTakesSeveral() throws IOException {
    Path a = Files.createFile(directory.resolve("a.pem"));
    Path b = Files.createFile(directory.resolve("b.pem"));

    var listed = reading("jwt: {public-keys: [" + a + ", '', " + b + "]}").settings().auth();
    var commas = reading("jwt: {public-keys: '" + a + "," + b + "'}").settings().auth();

    assertThat(listed.keys().publicKeys()).containsExactly(a, b);
    assertThat(commas).isEqualTo(listed);
    assertThat(problems("http: {port: [1]}"))
        .containsExactly("FILE: http.port takes one value, not a list");
    assertThat(problems("jwt: {public-keys: [[a], {b: c}]}"))
        .containsExactly("FILE: jwt.public-keys takes a list of plain values");
  }

  @Test
  void unknownKeys_areNamed_withWhatWasProbablyMeant() throws IOException {
    String yaml =
        """
        http: {prot: 1, max_body_bytes: 2}
        jwt: {publicKeys: x}
        tls: {cert: {file: x}}
        '': x
        config: other.yaml
        """;
    assertThat(problems(yaml))
        .containsExactly(
            "FILE: http.prot is not a setting (did you mean http.port?)",
            "FILE: http.max_body_bytes is not a setting (did you mean http.max-body-bytes?)",
            "FILE: jwt.publicKeys is not a setting (did you mean jwt.public-keys?)",
            "FILE: tls is not a setting",
            "FILE:  is not a setting",
            "FILE: config is not a setting");
  }

  @Test
  void duplicateKeys_areRefused() throws IOException {
    assertThat(problems("http: {port: 1, port: 1}"))
        .containsExactly("FILE: http.port is there twice");
    assertThat(problems("http: {port: 1}\nhttp: {host: localhost}"))
        .containsExactly("FILE: http is there twice");
    assertThat(problems("http: {port: 1}\nhttp.port: 2"))
        .containsExactly("FILE: http.port is there twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "- http > FILE: not a mapping of settings",
        "http > FILE: not a mapping of settings",
        "17 > FILE: not a mapping of settings",
        "http: 17 > FILE: http holds settings, it is none itself",
        "http: [17] > FILE: http holds settings, it is none itself",
        "http: {port: {value: 1}} > FILE: http.port takes a value, not a mapping",
        "http: {port: *x} > FILE: http.port is an alias; write the value itself",
        "<<: {http: {port: 1}} > FILE: << is not a setting",
      })
  void otherShapes_areRefused(String yaml, String problem) throws IOException {
    assertThat(problems(yaml)).containsExactly(problem);
  }

  @Test
  void secondDocument_isRefused() throws IOException {
    assertThat(problems("store: a\n---\nstore: b\n"))
        .containsExactly("FILE: more than one document");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store: 'hunter2\n",
        "dev: {password: hunter2",
        "dev:\n\tpassword: hunter2\n",
        "dev: password: hunter2\n",
        "? [hunter2]\n: x\n",
        "dev: {password: hunter2}}\n",
        "dev: {password: \"\\qhunter2\"}\n",
        "store: hunter2\u0001\n",
        "*hunter2 : x\n",
      })
  void notYaml_isLocated_notQuoted(String text) throws IOException {
    assertThat(problems(text))
        .noneMatch(problem -> problem.contains("hunter2"))
        .last()
        .asString()
        .matches("FILE: not YAML from line \\d+ on");
  }

  @Test
  void notUtf8_isRefused() throws IOException {
    Files.write(file, "store: \u00e4".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(Reading.of("--config=" + file).problems()).containsExactly(file + ": not UTF-8");
  }

  @Test
  void byteOrderMark_isNoPartOfTheFirstKey() throws IOException {
    assertThat(reading("\ufeffstore: x").settings().store()).isEqualTo("x");
  }
}
