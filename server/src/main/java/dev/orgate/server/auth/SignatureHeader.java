package dev.orgate.server.auth;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An {@code Authorization} header that signs the request: {@code <algorithm> Access=…, or
 * Credential=…, SignedHeaders=a;b, Signature=<64 digits>}.
 *
 * @param access which key
 * @param scope what the key is derived for, e.g. {@code 20261122/eu-de/swr}; empty for none
 * @param signedHeaders lower-case names, in the order given
 * @param signature lower-case hexadecimal digits
 */
record SignatureHeader(
    SignatureScheme scheme,
    String access,
    String scope,
    List<String> signedHeaders,
    String signature) {
  static final String DATE = "x-sdk-date";

  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");
  private static final int MAX_HEADERS = 100;

  /** The signature that the header says, or null when it says something else. */
  static @Nullable SignatureHeader parse(String authorization) {
    int end = authorization.indexOf(' ');
    String algorithm = end < 0 ? "" : authorization.substring(0, end);
    if (!SignatureScheme.ALGORITHMS.contains(algorithm)) {
      return null;
    }
    Map<String, String> fields = fields(authorization.substring(end + 1));
    String access = fields.get("Access");
    String credential = fields.get("Credential");
    String headers = fields.get("SignedHeaders");
    String signature = fields.get("Signature");
    if (headers == null
        || signature == null
        || !SIGNATURE.matcher(signature).matches()
        || (access == null) == (credential == null)) {
      throw Unauthenticated.badSignature();
    }
    int slash = credential == null ? -1 : credential.indexOf('/');
    if (credential != null && slash < 0) {
      throw Unauthenticated.badSignature();
    }
    return new SignatureHeader(
        SignatureScheme.of(algorithm, credential != null),
        credential == null ? String.valueOf(access) : credential.substring(0, slash),
        credential == null ? "" : credential.substring(slash + 1),
        names(headers),
        signature);
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String field : text.split(",", -1)) {
      int equals = field.indexOf('=');
      String name = equals < 0 ? "" : field.substring(0, equals).strip();
      if (fields.put(name, field.substring(equals + 1).strip()) != null) {
        throw Unauthenticated.badSignature();
      }
    }
    return fields;
  }

  /** The date is always among them: a signature without it could be used for ever. */
  private static List<String> names(String headers) {
    List<String> names = List.of(headers.toLowerCase(Locale.ROOT).split(";", -1));
    if (!names.contains(DATE)
        || names.size() > MAX_HEADERS
        || new HashSet<>(names).size() < names.size()) {
      throw Unauthenticated.badSignature();
    }
    return names;
  }
}
