package dev.orgate.store.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Types as a declaration names them, with their arguments and annotations, e.g. {@code
 * java.util.List<@Nullable java.lang.String>}. Written here since the JDK's own texts of annotated
 * types differ from one version to the next.
 */
final class TypeText {
  private final Consumer<Class<?>> named;

  /**
   * @param named told of every class that comes up
   */
  TypeText(Consumer<Class<?>> named) {
    this.named = named;
  }

  String of(AnnotatedType type) {
    if (type instanceof AnnotatedArrayType array) {
      String annotations = annotations(array);
      return of(array.getAnnotatedGenericComponentType())
          + (annotations.isEmpty() ? "" : " " + annotations)
          + "[]";
    }
    return annotations(type) + plain(type);
  }

  String of(AnnotatedType[] types) {
    return Arrays.stream(types).map(this::of).collect(Collectors.joining(", "));
  }

  /** The last one being a list of any length. */
  String ofVariable(AnnotatedType[] types) {
    String all = of(types);
    return all.substring(0, all.length() - "[]".length()) + "...";
  }

  /** For lists whose order means nothing. */
  String sorted(AnnotatedType[] types) {
    return Arrays.stream(types).map(this::of).sorted().collect(Collectors.joining(", "));
  }

  String of(Class<?> type) {
    named.accept(type);
    return type.getTypeName();
  }

  /** What stands in angle brackets where the variables are declared; empty without any. */
  String parameters(GenericDeclaration declaration) {
    List<String> parameters =
        Arrays.stream(declaration.getTypeParameters()).map(this::parameter).toList();
    return parameters.isEmpty() ? "" : "<" + String.join(", ", parameters) + ">";
  }

  private String parameter(TypeVariable<?> variable) {
    String bounds =
        Arrays.stream(variable.getAnnotatedBounds())
            .map(this::of)
            .filter(bound -> !bound.equals(Object.class.getName()))
            .collect(Collectors.joining(" & "));
    return annotations(variable)
        + variable.getName()
        + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  /** Each followed by a space. */
  static String annotations(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> "@" + type.getSimpleName() + " ")
        .sorted()
        .collect(Collectors.joining());
  }

  private String plain(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType parameterized) {
      Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
      return of(raw) + "<" + of(parameterized.getAnnotatedActualTypeArguments()) + ">";
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      String lower = bounds(" super ", wildcard.getAnnotatedLowerBounds());
      return "?"
          + (lower.isEmpty() ? bounds(" extends ", wildcard.getAnnotatedUpperBounds()) : lower);
    }
    if (type instanceof AnnotatedTypeVariable variable) {
      return ((TypeVariable<?>) variable.getType()).getName();
    }
    return of((Class<?>) type.getType());
  }

  private String bounds(String word, AnnotatedType[] bounds) {
    return Stream.of(bounds)
        .map(this::of)
        .filter(bound -> !bound.equals(Object.class.getName()))
        .map(bound -> word + bound)
        .collect(Collectors.joining());
  }
}
