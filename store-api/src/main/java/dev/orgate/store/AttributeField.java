package dev.orgate.store;

/** What attributes can be asked by. */
public enum AttributeField implements QueryField {
  UUID(ValueKind.UUID),
  ORGANIZATION(ValueKind.UUID),
  NAME(ValueKind.TEXT),
  VALUE(ValueKind.TEXT),
  CREATED(ValueKind.TIME),
  CHANGED(ValueKind.TIME);

  private final ValueKind kind;

  AttributeField(ValueKind kind) {
    this.kind = kind;
  }

  @Override
  public ValueKind kind() {
    return kind;
  }
}
