package dev.orgate.server.auth;

import static dev.orgate.server.auth.Forgery.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Texts that are no token, or tokens that nobody who is believed has signed. */
final class BadSignatures {
  private static final List<Tokens> STRANGERS =
      Stream.of("RS256", "ES256", "EdDSA").map(Tokens::signedWith).toList();

  private BadSignatures() {}

  static List<Forgery> all() {
    List<Forgery> all = new ArrayList<>(texts());
    all.addAll(lengths());
    all.addAll(foreign());
    return all;
  }

  private static List<Forgery> texts() {
    List<Forgery> all = new ArrayList<>();
    for (String bad : List.of(".", "..", "...", "a", "a.b", "a.b.c", "e30.e30.e30", "null", "\0")) {
      all.add(text("'" + bad.replace('\0', '?') + "'", good -> bad));
    }
    for (String junk : List.of(" ", "\t", "\n", "=", "==", "A", "AAAA", "-", "+", "/", "é", "\0")) {
      String shown = "'" + junk.replace('\0', '?').strip() + "'";
      all.add(text(shown + " at the end", good -> good + junk));
      all.add(text(shown + " at the start", good -> junk + good));
      all.add(text(shown + " after the header", good -> good.replaceFirst("\\.", junk + ".")));
      all.add(
          text(
              shown + " after the payload",
              good -> beforeSignature(good) + junk + signature(good)));
    }
    all.add(text("dot at the end", good -> good + "."));
    all.add(text("dot at the start", good -> "." + good));
    all.add(text("four segments", good -> good + signature(good)));
    all.add(text("five segments", good -> good + ".e30.e30"));
    all.add(text("two segments", BadSignatures::beforeSignature));
    all.add(text("no signature", good -> beforeSignature(good) + "."));
    all.add(text("no header", good -> good.substring(good.indexOf('.'))));
    all.add(text("no payload", good -> good.replaceFirst("\\..*\\.", "..")));
    all.add(text("another payload", good -> good.replaceFirst("\\..*\\.", "." + payload() + ".")));
    all.add(text("unused bits set", BadSignatures::withUnusedBits));
    all.add(text("twice", good -> good + good));
    all.add(text("quoted", good -> "\"" + good + "\""));
    all.add(text("with its scheme", good -> "Bearer " + good));
    all.add(new Forgery("payload in UTF-16", BadSignatures::utf16));
    all.add(new Forgery("payload not UTF-8", BadSignatures::notUtf8));
    return all;
  }

  private static List<Forgery> lengths() {
    List<Forgery> all = new ArrayList<>();
    for (int cut : List.of(1, 2, 16, 31)) {
      all.add(resigned(cut + " bytes less", s -> Arrays.copyOf(s, s.length - cut)));
      all.add(resigned(cut + " bytes more", s -> Arrays.copyOf(s, s.length + cut)));
    }
    all.add(resigned("signature of zeros", s -> new byte[s.length]));
    all.add(resigned("signature of ones", s -> filled(s.length, (byte) 0xff)));
    all.add(resigned("signature twice", s -> Arrays.copyOf(s, 2 * s.length)));
    return all;
  }

  private static List<Forgery> foreign() {
    List<Forgery> all = new ArrayList<>();
    for (Tokens stranger : STRANGERS) {
      String algorithm = stranger.algorithm();
      all.add(
          new Forgery(
              "foreign key, " + algorithm, realm -> stranger.token(realm.payload().toString())));
      for (String name : List.of("", ",\"kid\":\"key-1\"")) {
        all.add(
            new Forgery(
                "foreign key of " + algorithm + " in the header" + name,
                realm ->
                    stranger.token(
                        stranger.header(",\"jwk\":" + stranger.jwk("") + name),
                        realm.payload().toString())));
      }
      all.add(
          new Forgery(
              "foreign key of " + algorithm + ", believed algorithm",
              realm -> stranger.token(realm.issuer.header(), realm.payload().toString())));
    }
    for (String secret : List.of("", "secret", "changeme", "none")) {
      byte[] bytes = secret.isEmpty() ? new byte[32] : secret.getBytes(StandardCharsets.UTF_8);
      Tokens guess = Tokens.signedWithSecret(bytes);
      all.add(
          new Forgery("secret '" + secret + "'", realm -> guess.token(realm.payload().toString())));
    }
    return all;
  }

  private static Forgery resigned(String name, UnaryOperator<byte[]> signature) {
    return text(
        name,
        good ->
            beforeSignature(good)
                + "."
                + Tokens.base64(
                    signature.apply(Base64.getUrlDecoder().decode(signature(good).substring(1)))));
  }

  /** The same bytes in another spelling: the last character's bits that mean nothing. */
  private static String withUnusedBits(String good) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = good.length() - 1;
    char next = alphabet.charAt(alphabet.indexOf(good.charAt(last)) + 1);
    String other = good.substring(0, last) + next;
    if (!Arrays.equals(
        Base64.getUrlDecoder().decode(signature(other).substring(1)),
        Base64.getUrlDecoder().decode(signature(good).substring(1)))) {
      throw new AssertionError("The last character of this signature has no unused bits");
    }
    return other;
  }

  private static String utf16(Realm realm) {
    return realm.issuer.token(
        realm.issuer.header().getBytes(StandardCharsets.UTF_8),
        realm.payload().toString().getBytes(StandardCharsets.UTF_16));
  }

  private static String notUtf8(Realm realm) {
    return realm.issuer.token(
        realm.issuer.header().getBytes(StandardCharsets.UTF_8),
        realm.payload().with("x", "\"é\"").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String payload() {
    return Tokens.base64("{\"sub\":\"u-root\",\"exp\":9999999999}");
  }

  private static String beforeSignature(String token) {
    return token.substring(0, token.lastIndexOf('.'));
  }

  private static String signature(String token) {
    return token.substring(token.lastIndexOf('.'));
  }

  private static byte[] filled(int length, byte value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, value);
    return bytes;
  }
}
