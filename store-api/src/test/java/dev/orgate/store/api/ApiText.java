package dev.orgate.store.api;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What others can name of some classes, a line for each type and each member that is public or
 * protected: signatures with their generics and annotations, what they throw, components of
 * records, subtypes of sealed types, constants. The lines depend neither on the order in the source
 * nor on the JDK.
 */
public final class ApiText {
  private static final int SHOWN =
      Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL;

  private final Predicate<Class<?>> ours;
  private final Deque<Class<?>> found = new ArrayDeque<>();
  private final Map<String, List<String>> lines = new TreeMap<>();
  private final TypeText types = new TypeText(this::found);

  private ApiText(Predicate<Class<?>> ours) {
    this.ours = ours;
  }

  /**
   * Writes down some types, and all that can be reached from them.
   *
   * @param ours which types to follow; those of other projects are none of our business
   */
  public static List<String> of(Collection<Class<?>> roots, Predicate<Class<?>> ours) {
    ApiText text = new ApiText(ours);
    roots.forEach(text::found);
    while (!text.found.isEmpty()) {
      text.write(text.found.remove());
    }
    return text.lines.values().stream().flatMap(List::stream).toList();
  }

  private void found(Class<?> type) {
    if (ours.test(type) && !lines.containsKey(type.getName())) {
      lines.put(type.getName(), List.of());
      found.add(type);
    }
  }

  private void write(Class<?> type) {
    Stream<String> members =
        Stream.of(
                Arrays.stream(type.getDeclaredFields()).filter(ApiText::isApi).map(this::field),
                Arrays.stream(type.getDeclaredConstructors())
                    .filter(ApiText::isApi)
                    .map(this::constructor),
                Arrays.stream(type.getDeclaredMethods())
                    .filter(ApiText::isApi)
                    .filter(method -> !isImplied(method))
                    .map(this::method))
            .flatMap(part -> part.sorted());
    lines.put(type.getName(), Stream.concat(Stream.of(type(type)), members).toList());
    Arrays.stream(type.getDeclaredClasses())
        .filter(nested -> isVisible(nested.getModifiers()))
        .forEach(this::found);
  }

  private static boolean isApi(Member member) {
    return isVisible(member.getModifiers()) && !member.isSynthetic();
  }

  /** Every object or every enum has it, whether it is written down or not. */
  private static boolean isImplied(Method method) {
    String name = method.getName();
    List<Class<?>> parameters = List.of(method.getParameterTypes());
    return switch (name) {
      case "hashCode", "toString" -> parameters.isEmpty();
      case "equals" -> parameters.equals(List.of(Object.class));
      case "values" -> method.getDeclaringClass().isEnum() && parameters.isEmpty();
      case "valueOf" ->
          method.getDeclaringClass().isEnum() && parameters.equals(List.of(String.class));
      default -> false;
    };
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private String type(Class<?> type) {
    String superclass =
        type.getSuperclass() == null || type.isEnum() || type.isRecord()
            ? ""
            : " extends " + types.of(type.getAnnotatedSuperclass());
    String interfaces = types.sorted(type.getAnnotatedInterfaces());
    return TypeText.annotations(type.getPackage())
        + TypeText.annotations(type)
        + kind(type)
        + type.getTypeName()
        + types.parameters(type)
        + (type.isRecord() ? components(type.getRecordComponents()) : "")
        + superclass
        + (interfaces.isEmpty() ? "" : " implements " + interfaces)
        + permitted(type);
  }

  private static String kind(Class<?> type) {
    int modifiers = type.getModifiers() & SHOWN;
    if (type.isInterface() || type.isEnum() || type.isRecord()) {
      // These words say nothing there, or depend on the constants' bodies.
      modifiers &= ~(Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL);
    }
    return words(modifiers)
        + (type.isSealed() && !type.isEnum() ? "sealed " : "")
        + (type.isAnnotation()
            ? "@interface "
            : type.isInterface()
                ? "interface "
                : type.isEnum() ? "enum " : type.isRecord() ? "record " : "class ");
  }

  private String components(RecordComponent[] components) {
    return Arrays.stream(components)
        .map(component -> types.of(component.getAnnotatedType()) + " " + component.getName())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private String permitted(Class<?> type) {
    return type.isSealed() && !type.isEnum()
        ? Arrays.stream(type.getPermittedSubclasses())
            .map(types::of)
            .sorted()
            .collect(Collectors.joining(", ", " permits ", ""))
        : "";
  }

  private String field(Field field) {
    return TypeText.annotations(field)
        + words(field.getModifiers() & SHOWN)
        + types.of(field.getAnnotatedType())
        + " "
        + name(field)
        + constant(field);
  }

  /** Compilers copy the value of such a field into whatever uses it. */
  private static String constant(Field field) {
    int modifiers = field.getModifiers();
    boolean copied = field.getType().isPrimitive() || field.getType() == String.class;
    if (!copied || !Modifier.isStatic(modifiers) || !Modifier.isFinal(modifiers)) {
      return "";
    }
    try {
      return " = " + field.get(null);
    } catch (IllegalAccessException hidden) {
      return "";
    }
  }

  private String constructor(Constructor<?> constructor) {
    return TypeText.annotations(constructor)
        + words(constructor.getModifiers() & SHOWN)
        + generic(constructor)
        + constructor.getDeclaringClass().getTypeName()
        + rest(constructor);
  }

  private String method(Method method) {
    return TypeText.annotations(method)
        + words(method.getModifiers() & SHOWN)
        + (method.isDefault() ? "default " : "")
        + generic(method)
        + types.of(method.getAnnotatedReturnType())
        + " "
        + name(method)
        + rest(method);
  }

  private String generic(Executable executable) {
    String parameters = types.parameters(executable);
    return parameters.isEmpty() ? "" : parameters + " ";
  }

  private String rest(Executable executable) {
    var parameters = executable.getAnnotatedParameterTypes();
    String thrown = types.sorted(executable.getAnnotatedExceptionTypes());
    return "("
        + (executable.isVarArgs() ? types.ofVariable(parameters) : types.of(parameters))
        + ")"
        + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private static String name(Member member) {
    return member.getDeclaringClass().getTypeName() + "." + member.getName();
  }

  private static String words(int modifiers) {
    return modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
  }
}
