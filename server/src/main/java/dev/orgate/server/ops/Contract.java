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

/**
 * What the gateway promises its clients, as the two answers that say it. Each is made when somebody
 * first asks, since it takes a start's worth of time, and once for the process.
 */
public final class Contract {
  /** Where the document is on the class path. */
  public static final String RESOURCE = "/dev/orgate/server/openapi.yaml";

  private static final String STYLE = "/dev/orgate/server/docs.css";

  private Contract() {}

  /** OpenAPI, as it was written. May block. */
  static Reply document() {
    return Document.REPLY;
  }

  /** The same as a page for people. May block. */
  static Reply page() {
    return Page.REPLY;
  }

  private static final class Document {
    static final Reply REPLY =
        new Reply(200, Buffer.buffer(read(RESOURCE)), Map.of("content-type", "application/yaml"));
  }

  private static final class Page {
    static final Reply REPLY = page(new String(read(STYLE), StandardCharsets.UTF_8));
  }

  private static Reply page(String style) {
    String policy =
        "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";
    return new Reply(
        200,
        Buffer.buffer(new ContractPage(parsed(read(RESOURCE))).html(style)),
        Map.of(
            "content-type", "text/html; charset=utf-8",
            "Content-Security-Policy", policy.formatted(digest(style)),
            "X-Content-Type-Options", "nosniff"));
  }

  private static JsonNode parsed(byte[] document) {
    try {
      return new YAMLMapper().readTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException("The contract document is no YAML", e);
    }
  }

  private static byte[] read(String resource) {
    try (InputStream stream = Contract.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new FileNotFoundException(resource);
      }
      return stream.readAllBytes();
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
