package dev.orgate.store.pg.testing;

import dev.orgate.store.pg.testing.Message.Sender;

/** Finds where messages start and end in one direction of a connection, byte by byte. */
final class Framing {
  private static final int LENGTH_BYTES = 4;
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;

  private boolean typed;
  private char type;
  private int length;
  private int lengthBytes;
  private int position;
  private int code;

  Framing(Sender sender) {
    typed = sender == Sender.SERVER;
  }

  /** Whether the next byte is the first of a message. */
  boolean atBoundary() {
    return position == 0;
  }

  /** The type of the message that starts with this byte. */
  char typeStartedBy(byte first) {
    return typed ? (char) first : '\0';
  }

  /** The type of the message that ended last. */
  char type() {
    return type;
  }

  /** Whether the message that ended last asked to encrypt, which is answered by a bare byte. */
  boolean askedToEncrypt() {
    return type == '\0' && (code == SSL_REQUEST || code == GSS_REQUEST);
  }

  void accept(byte next) {
    if (position++ == 0) {
      type = typeStartedBy(next);
      length = 0;
      lengthBytes = 0;
      code = 0;
      if (typed) {
        return;
      }
    }
    if (lengthBytes < LENGTH_BYTES) {
      length = (length << Byte.SIZE) | (next & 0xff);
      lengthBytes++;
    } else if (!typed && position <= 2 * LENGTH_BYTES) {
      code = (code << Byte.SIZE) | (next & 0xff);
    }
    int header = typed ? 1 : 0;
    if (lengthBytes == LENGTH_BYTES && position == header + length) {
      position = 0;
      typed |= !askedToEncrypt();
    }
  }
}
