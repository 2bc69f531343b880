package dev.orgate.server.auth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The three ways in which clients sign. All digest a canonical form of the request, then sign the
 * digest together with the date; they differ in that form and in how the key is derived.
 */
enum SignatureScheme {
  /** {@code SDK-HMAC-SHA256 Access=}: with the secret itself. */
  PLAIN {
    @Override
    String signature(SignatureHeader header, String date, String secret, SignedRequest request) {
      String statement = String.join("\n", SDK, date, digest(canonical(header, request)));
      return hex(Sha256.hmac(bytes(secret), statement));
    }
  },

  /**
   * {@code SDK-HMAC-SHA256 Credential=<key>/<day>/<region>/<service>/sdk_request}: a chain of keys,
   * and an older canonical form.
   */
  SCOPED {
    @Override
    String signature(SignatureHeader header, String date, String secret, SignedRequest request) {
      byte[] key = bytes("SDK" + secret);
      for (String part : header.scope().split("/", -1)) {
        key = Sha256.hmac(key, part);
      }
      String statement =
          String.join("\n", SDK, date, header.scope(), digest(olderCanonical(header, request)));
      return hex(Sha256.hmac(key, statement));
    }

    @Override
    boolean accepts(String scope, String day) {
      String[] parts = scope.split("/", -1);
      return parts.length == 4 && parts[0].equals(day) && parts[3].equals("sdk_request");
    }
  },

  /** {@code V11-HMAC-SHA256 Credential=<key>/<day>/<region>/<service>}: a key made by HKDF. */
  DERIVED {
    @Override
    String signature(SignatureHeader header, String date, String secret, SignedRequest request) {
      String statement =
          String.join("\n", V11, date, header.scope(), digest(canonical(header, request)));
      // The digits of the key are the key; so the clients have it.
      String key = hex(derive(bytes(header.access()), bytes(secret), header.scope()));
      return hex(Sha256.hmac(bytes(key), statement));
    }

    @Override
    boolean accepts(String scope, String day) {
      String[] parts = scope.split("/", -1);
      return parts.length == 3 && parts[0].equals(day);
    }
  };

  private static final String SDK = "SDK-HMAC-SHA256";
  private static final String V11 = "V11-HMAC-SHA256";

  /** The words that such an {@code Authorization} header begins with. */
  static final Set<String> ALGORITHMS = Set.of(SDK, V11);

  static SignatureScheme of(String algorithm, boolean scoped) {
    if (algorithm.equals(V11) != scoped && !(scoped && algorithm.equals(SDK))) {
      throw Unauthenticated.badSignature();
    }
    if (!scoped) {
      return PLAIN;
    }
    return algorithm.equals(V11) ? DERIVED : SCOPED;
  }

  /** The signature, as lower-case digits, that whoever knows the secret puts under a request. */
  abstract String signature(
      SignatureHeader header, String date, String secret, SignedRequest request);

  /**
   * Whether a key may be derived for that scope.
   *
   * @param day of the date that is signed, e.g. {@code 20261122}
   */
  boolean accepts(String scope, String day) {
    return scope.isEmpty();
  }

  private static String canonical(SignatureHeader header, SignedRequest request) {
    return canonical(
        header,
        request,
        canonicalPath(request.path()),
        canonicalQuery(request.query()),
        headers(header, request, false));
  }

  private static String canonical(
      SignatureHeader header, SignedRequest request, String path, String query, String headers) {
    return String.join(
        "\n",
        request.method(),
        path,
        query,
        headers,
        String.join(";", header.signedHeaders()),
        Sha256.hex(request.body()));
  }

  /** Each segment in its canonical spelling, and a slash at the end. */
  private static String canonicalPath(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      segments.add(PercentCoding.normalize(segment));
    }
    String canonical = String.join("/", segments);
    return canonical.endsWith("/") ? canonical : canonical + "/";
  }

  private static String canonicalQuery(String query) {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        pairs.add(Map.entry(PercentCoding.normalize(name), PercentCoding.normalize(value)));
      }
    }
    pairs.sort(
        Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()));
    List<String> canonical = new ArrayList<>();
    pairs.forEach(pair -> canonical.add(pair.getKey() + "=" + pair.getValue()));
    return String.join("&", canonical);
  }

  /** One line for each value of each header, each with its line feed. */
  private static String headers(
      SignatureHeader header, SignedRequest request, boolean whitespaceFolded) {
    StringBuilder lines = new StringBuilder();
    for (String name : header.signedHeaders()) {
      List<String> values = new ArrayList<>(request.values(name));
      if (values.isEmpty()) {
        // Signed is what was there, and it is not there.
        throw Unauthenticated.badSignature();
      }
      values.sort(Comparator.naturalOrder());
      for (String value : values) {
        String text = value.strip();
        lines.append(name).append(':');
        lines.append(whitespaceFolded ? text.replaceAll("\\s+", " ") : text).append('\n');
      }
    }
    return lines.toString();
  }

  /** With the first value only of each parameter, and the path decoded as a whole. */
  private static String olderCanonical(SignatureHeader header, SignedRequest request) {
    byte[] path = PercentCoding.decode(request.path());
    String canonicalPath = PercentCoding.encode(path, "/");
    TreeMap<String, String> first = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String pair : canonicalQuery(request.query()).split("&")) {
      if (!pair.isEmpty()) {
        first.putIfAbsent(pair.substring(0, pair.indexOf('=')), pair);
      }
    }
    String query = String.join("&", first.values());
    boolean queryIsBody = request.method().equals("POST") && request.body().length == 0;
    SignedRequest digested =
        queryIsBody
            ? new SignedRequest(
                request.method(), request.path(), "", request.headers(), bytes(query))
            : request;
    return canonical(
        header,
        digested,
        canonicalPath.endsWith("/") ? canonicalPath : canonicalPath + "/",
        queryIsBody ? "" : query,
        headers(header, request, true));
  }

  /** HKDF of RFC 5869 for one block of output. */
  private static byte[] derive(byte[] salt, byte[] secret, String info) {
    byte[] extracted = Sha256.hmac(salt, secret);
    return Sha256.hmac(extracted, info + "\u0001");
  }

  private static String digest(String canonical) {
    return Sha256.hex(canonical);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
