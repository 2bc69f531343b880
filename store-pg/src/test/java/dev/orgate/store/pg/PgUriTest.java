package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.SslMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PgUriTest {
  @Test
  void parse_everything_isTaken() {
    PgUri uri =
        PgUri.parse(
            "postgresql://us%40er:p%3Aa%2Fss+@one:1,two:2,[::1]:3/my%20db?sslmode=verify-full"
                + "&sslrootcert=/etc/root.pem&target_session_attrs=read-write&application_name=gw");

    assertThat(uri)
        .isEqualTo(
            new PgUri(
                List.of(
                    new PgUri.Host("one", 1), new PgUri.Host("two", 2), new PgUri.Host("::1", 3)),
                "us@er",
                "p:a/ss+",
                "my db",
                SslMode.VERIFY_FULL,
                "/etc/root.pem",
                "gw"));
    assertThat(uri.jdbcUrl())
        .isEqualTo(
            "jdbc:postgresql://one:1,two:2,[::1]:3/my%20db?sslmode=verify-full"
                + "&targetServerType=primary&ApplicationName=gw&sslrootcert=%2Fetc%2Froot.pem");
  }

  @Test
  void parse_little_hasTheDefaultsOfLibpq() {
    assertThat(PgUri.parse("postgres://"))
        .isEqualTo(
            new PgUri(
                List.of(new PgUri.Host("localhost", 5432)),
                "postgres",
                "",
                "postgres",
                SslMode.PREFER,
                null,
                "orgate"));
    assertThat(PgUri.parse("postgresql://ann@db").database()).isEqualTo("ann");
    assertThat(PgUri.parse("postgresql://u:p@db/x?application_name=a@b").hosts())
        .containsExactly(new PgUri.Host("db", 5432));
  }

  @Test
  void parse_passwordWithSeparators_isTakenWhole() {
    assertThat(PgUri.parse("postgresql://ann:a:b%40c@db/x").password()).isEqualTo("a:b@c");
    assertThat(PgUri.parse("postgresql://db/x?user=ann&password=s%26t").password())
        .isEqualTo("s&t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql://u:secret@h/d | is not of the form",
        "h:5432/d | is not of the form",
        "postgresql://u:secret@h:0/d | names no host and port: 'h:0'",
        "postgresql://u:secret@h:65536/d | names no host and port",
        "postgresql://u:secret@h:x/d | names no host and port",
        "postgresql://u:secret@a,,b/d | names no host and port: ''",
        "postgresql://u:secret@h/d?sslmod=require | has the parameter 'sslmod'",
        "postgresql://u:secret@h/d?sslmode | has the parameter 'sslmode'",
        "postgresql://u:secret@h/d?sslmode=maybe | has no such sslmode: 'maybe'",
        "postgresql://u:secret@h/d?sslmode=verify-ca | sslmode=verify-ca needs sslrootcert",
        "postgresql://u:secret@h/d?target_session_attrs=standby | not 'standby'",
        "postgresql://u:sec%zzret@h/d | is not decodable",
        "postgresql://u:secret@x@h/d | is not of the form"
      })
  void parse_wrong_saysWhatWithoutThePassword(String text, String message) {
    assertThatThrownBy(() -> PgUri.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql://ann:hush@db:1/x", "postgresql://db/x?password=hush"})
  void toString_showsNoPassword(String text) {
    assertThat(PgUri.parse(text).toString()).doesNotContain("hush").contains("db");
  }
}
