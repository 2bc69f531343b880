package dev.orgate.store;

/** What quota entries can be asked by. */
public enum QuotaField implements QueryField {
  UUID(ValueKind.UUID),
  ORGANIZATION(ValueKind.UUID),
  NAME(ValueKind.TEXT),
  VALUE(ValueKind.NUMBER),
  CREATED(ValueKind.TIME),
  CHANGED(ValueKind.TIME);

  private final ValueKind kind;

  QuotaField(ValueKind kind) {
    this.kind = kind;
  }

  @Override
  public ValueKind kind() {
    return kind;
  }
}
