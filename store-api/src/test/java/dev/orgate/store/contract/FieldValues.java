package dev.orgate.store.contract;

import dev.orgate.store.AttributeField;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.QuotaField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an object has in the fields that it can be asked by. */
final class FieldValues {
  private FieldValues() {}

  static List<@Nullable String> of(
      Organization organization, List<String> members, OrganizationField field) {
    List<@Nullable String> many = new ArrayList<>();
    List<OrganizationAttribute> attributes = organization.attributes();
    switch (field) {
      case UUID -> many.add(organization.uuid());
      case NAME -> many.add(organization.name());
      case DESCRIPTION -> many.add(organization.description());
      case TYPE -> many.add(organization.type().name());
      case STATE -> many.add(organization.state().name());
      case SOURCE -> many.add("ZStack");
      case PARENT -> many.add(organization.parent());
      case ROOT -> many.add(organization.root());
      case CREATED -> many.add(organization.created().toString());
      case CHANGED -> many.add(organization.changed().toString());
      case ATTRIBUTE_UUID -> attributes.forEach(it -> many.add(it.uuid()));
      case ATTRIBUTE_NAME -> attributes.forEach(it -> many.add(it.name()));
      case ATTRIBUTE_VALUE -> attributes.forEach(it -> many.add(it.value()));
      case MEMBER -> many.addAll(members);
    }
    return many;
  }

  static List<@Nullable String> of(OrganizationAttribute attribute, AttributeField field) {
    return Collections.singletonList(
        switch (field) {
          case UUID -> attribute.uuid();
          case ORGANIZATION -> attribute.organization();
          case NAME -> attribute.name();
          case VALUE -> attribute.value();
          case CREATED -> attribute.created().toString();
          case CHANGED -> attribute.changed().toString();
        });
  }

  static List<@Nullable String> of(OrganizationQuota entry, QuotaField field) {
    return Collections.singletonList(
        switch (field) {
          case UUID -> entry.uuid();
          case ORGANIZATION -> entry.organization();
          case NAME -> entry.name();
          case VALUE -> Long.toString(entry.value());
          case CREATED -> entry.created().toString();
          case CHANGED -> entry.changed().toString();
        });
  }
}
