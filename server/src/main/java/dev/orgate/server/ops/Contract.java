package dev.orgate.server.ops;

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
 * What the gateway promises its clients, as the two answers that say it.
 *
 * @param document OpenAPI, as it was written
 * @param page the same for people
 */
public record Contract(Reply document, Reply page) {
  /** Where the document is on the class path. */
  public static final String RESOURCE = "/dev/orgate/server/openapi.yaml";

  private static final String STYLE = "/dev/orgate/server/docs.css";

  /** Reads the document and makes the page of it, which blocks. */
  public static Contract load() {
    try {
      byte[] document = read(RESOURCE);
      String style = new String(read(STYLE), StandardCharsets.UTF_8);
      String page = new ContractPage(new YAMLMapper().readTree(document)).html(style);
      return new Contract(
          new Reply(200, Buffer.buffer(document), Map.of("content-type", "application/yaml")),
          new Reply(
              200,
              Buffer.buffer(page),
              Map.of(
                  "content-type",
                  "text/html; charset=utf-8",
                  "Content-Security-Policy",
                  "default-src 'none'; style-src 'sha256-"
                      + digest(style)
                      + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                  "X-Content-Type-Options",
                  "nosniff")));
    } catch (IOException e) {
      throw new UncheckedIOException("The gateway's jar is not whole", e);
    }
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream stream = Contract.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new FileNotFoundException(resource);
      }
      return stream.readAllBytes();
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
