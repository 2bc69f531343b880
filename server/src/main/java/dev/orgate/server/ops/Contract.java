package dev.orgate.server.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.orgate.server.http.Reply;
import io.vertx.core.buffer.Buffer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway promises its clients, as the two answers that say it. Each is made when somebody
 * first asks, since it takes a start's worth of time, and once for the process; a target of load
 * tests has its own.
 */
public final class Contract {
  /** Where the document is on the class path. */
  public static final String RESOURCE = "/dev/orgate/server/openapi.yaml";

  private static final String STYLE = "/dev/orgate/server/docs.css";

  /** A path with all below it that only a target of load tests has, as the document marks it. */
  private static final Pattern LOAD_ONLY =
      Pattern.compile("(?m)^  /\\S+:\n    x-orgate-only-when: load\n(?:    .*\n)*");

  private static final Contract OF_GATEWAY = new Contract(false);
  private static final Contract OF_LOAD_TARGET = new Contract(true);

  private final boolean loadTarget;
  private @Nullable Reply document;
  private @Nullable Reply page;

  private Contract(boolean loadTarget) {
    this.loadTarget = loadTarget;
  }

  /** The contract of a gateway that is a target of load tests, or that is none. */
  static Contract of(boolean loadTarget) {
    return loadTarget ? OF_LOAD_TARGET : OF_GATEWAY;
  }

  /** OpenAPI, as it was written, without what this gateway does not have. May block. */
  synchronized Reply document() {
    Reply made = document;
    if (made == null) {
      made = new Reply(200, Buffer.buffer(text()), Map.of("content-type", "application/yaml"));
      document = made;
    }
    return made;
  }

  /** The same as a page for people. May block. */
  synchronized Reply page() {
    Reply made = page;
    if (made == null) {
      made = page(text(), resource(STYLE));
      page = made;
    }
    return made;
  }

  private String text() {
    String whole = resource(RESOURCE);
    return loadTarget ? whole : LOAD_ONLY.matcher(whole).replaceAll("");
  }

  private static Reply page(String document, String style) {
    String policy =
        "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";
    return new Reply(
        200,
        Buffer.buffer(new ContractPage(parsed(document)).html(style)),
        Map.of(
            "content-type", "text/html; charset=utf-8",
            "Content-Security-Policy", policy.formatted(digest(style)),
            "X-Content-Type-Options", "nosniff"));
  }

  private static JsonNode parsed(String document) {
    try {
      return new YAMLMapper().readTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException("The contract document is no YAML", e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Contract.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new FileNotFoundException(name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The gateway's jar is not whole", e);
    }
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK lacks SHA-256", e);
    }
  }
}
