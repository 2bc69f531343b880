package dev.orgate.server.auth;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;

/** The curve of ES256. */
final class P256 {
  private P256() {}

  /** Its parameters, as the JDK has them. */
  static ECParameterSpec parameters() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK lacks the curve P-256", e);
    }
  }

  /**
   * Refuses a key that is on another curve, or on none: the JDK builds a key of any two numbers.
   */
  static void demand(ECPublicKey key) throws InvalidKeyException {
    EllipticCurve p256 = parameters().getCurve();
    if (!key.getParams().getCurve().equals(p256)) {
      throw new InvalidKeyException("an EC key on another curve than P-256");
    }
    if (!isOn(p256, key.getW())) {
      throw new InvalidKeyException("an EC key that is not a point of its curve");
    }
  }

  private static boolean isOn(EllipticCurve curve, ECPoint point) {
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
    return x.compareTo(p) < 0
        && y.compareTo(p) < 0
        && y.pow(2).subtract(right).mod(p).signum() == 0;
  }
}
