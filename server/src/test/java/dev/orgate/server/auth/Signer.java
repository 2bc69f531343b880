package dev.orgate.server.auth;

import dev.orgate.server.testing.AccessKeyFiles;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A client that signs. What it signs and what it sends are apart, so that a test can send something
 * else than was signed.
 *
 * @param prefix of the {@code Authorization} header, up to the access key
 * @param scope behind the access key, or empty
 */
public record Signer(String url, String user, String prefix, String scope) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** The three ways, each as a user of {@link AccessKeyFiles}. */
  public static List<Signer> inEachWay(String url, String user) {
    String day = DATE.format(Instant.now()).substring(0, 8);
    return List.of(
        new Signer(url, user, "SDK-HMAC-SHA256 Access=", ""),
        new Signer(url, user, "SDK-HMAC-SHA256 Credential=", "/" + day + "///sdk_request"),
        new Signer(url, user, "V11-HMAC-SHA256 Credential=", "/" + day + "/eu-de/swr"));
  }

  static String date(Instant time) {
    return DATE.format(time);
  }

  /**
   * A request as it was signed.
   *
   * @param headers names and values; those are signed, and the host
   */
  public record Signed(
      String url,
      String method,
      String target,
      List<String> headers,
      String body,
      String authorization) {
    Signed method(String other) {
      return new Signed(url, other, target, headers, body, authorization);
    }

    Signed target(String other) {
      return new Signed(url, method, other, headers, body, authorization);
    }

    Signed body(String other) {
      return new Signed(url, method, target, headers, other, authorization);
    }

    Signed authorization(String other) {
      return new Signed(url, method, target, headers, body, other);
    }

    Signed header(String name, String value) {
      List<String> changed = new ArrayList<>(headers);
      int at = changed.indexOf(name);
      if (at < 0) {
        changed.addAll(List.of(name, value));
      } else {
        changed.set(at + 1, value);
      }
      return new Signed(url, method, target, changed, body, authorization);
    }

    /** Puts it on the wire. */
    Answer send() {
      Api api = Api.anonymous(url).with("Authorization", authorization);
      for (int i = 0; i < headers.size(); i += 2) {
        api = api.with(headers.get(i), headers.get(i + 1));
      }
      return api.send(method, target, body.isEmpty() ? null : body);
    }
  }

  public Signed sign(String method, String target, String body, String... headers) {
    return sign(Instant.now(), method, target, body, headers);
  }

  Signed sign(Instant time, String method, String target, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("X-Sdk-Date", date(time)));
    MultiMap signed = MultiMap.caseInsensitiveMultiMap();
    signed.add("host", url.substring(url.indexOf("//") + 2));
    TreeSet<String> names = new TreeSet<>(List.of("host"));
    for (int i = 0; i < all.size(); i += 2) {
      String name = all.get(i).toLowerCase(Locale.ROOT);
      signed.add(name, all.get(i + 1));
      names.add(name);
    }
    String start =
        prefix
            + AccessKeyFiles.access(user)
            + scope
            + ", SignedHeaders="
            + String.join(";", names)
            + ", Signature=";
    SignatureHeader header = Objects.requireNonNull(SignatureHeader.parse(start + "0".repeat(64)));
    int question = target.indexOf('?');
    SignedRequest request =
        new SignedRequest(
            method,
            question < 0 ? target : target.substring(0, question),
            question < 0 ? "" : target.substring(question + 1),
            signed,
            body.getBytes(StandardCharsets.UTF_8));
    String signature =
        header.scheme().signature(header, date(time), AccessKeyFiles.secret(user), request);
    return new Signed(url, method, target, all, body, start + signature);
  }
}
