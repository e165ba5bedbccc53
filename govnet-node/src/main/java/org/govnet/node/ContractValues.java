package org.govnet.node;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.glassfish.jersey.model.Parameter.Source;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.govnet.api.Bean;
import org.govnet.api.ConvertedBy;
import org.govnet.api.FieldError;
import org.govnet.api.MaxItems;
import org.govnet.api.Operation;
import org.govnet.discovery.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * Makes what Jersey would make otherwise than the client takes it apart: beans (Jersey sets fields,
 * which records have not), collections (of texts it asks no converter, and a bad element it calls
 * its own fault), parameters and bodies whose type a generic interface leaves open, and encoded
 * texts in forms (it decodes and encodes again).
 */
final class ContractValues implements ValueParamProvider {
  private static final Map<Source, org.govnet.api.Parameter.Kind> KINDS =
      Map.of(
          Source.PATH, org.govnet.api.Parameter.Kind.PATH,
          Source.QUERY, org.govnet.api.Parameter.Kind.QUERY,
          Source.HEADER, org.govnet.api.Parameter.Kind.HEADER,
          Source.FORM, org.govnet.api.Parameter.Kind.FORM);

  private final Set<Class<?>> types = new HashSet<>();

  ContractValues(Services services) {
    services
        .contracts()
        .forEach(
            contract ->
                contract
                    .operations()
                    .forEach(operation -> operation.beans().forEach(b -> types.add(b.type()))));
  }

  @Override
  public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
    Class<?> type = parameter.getRawType();
    if (parameter.isAnnotationPresent(BeanParam.class)) {
      return types.contains(type) ? request -> bean(request, type) : null;
    }
    if (parameter.getSource() == Source.ENTITY) {
      return isOpen(parameter.getType()) ? ContractValues::body : null;
    }
    org.govnet.api.Parameter.Kind kind = KINDS.get(parameter.getSource());
    boolean ours =
        parameter.isAnnotationPresent(ConvertedBy.class)
            || parameter.isAnnotationPresent(MaxItems.class)
            || isOpen(parameter.getType())
            || (kind == org.govnet.api.Parameter.Kind.FORM && parameter.isEncoded());
    return kind != null && ours
        ? request -> direct(request, kind, parameter.getSourceName())
        : null;
  }

  /** Whether a generic interface leaves open what it is; the host does not always find out. */
  private static boolean isOpen(Type type) {
    return type instanceof TypeVariable<?>
        || (type instanceof ParameterizedType generic
            && Stream.of(generic.getActualTypeArguments()).anyMatch(ContractValues::isOpen))
        || (type instanceof GenericArrayType array && isOpen(array.getGenericComponentType()));
  }

  private static @Nullable Object body(ContainerRequest request) {
    for (org.govnet.api.Parameter parameter : asked(request).operation.parameters()) {
      if (parameter.kind() == org.govnet.api.Parameter.Kind.BODY) {
        return request.readEntity(Object.class, parameter.type());
      }
    }
    throw new IllegalStateException("the contract's model has every body");
  }

  @Override
  public PriorityType getPriority() {
    return Priority.HIGH;
  }

  private record Asked(Operation operation, Sent sent) {}

  private static Asked asked(ContainerRequest request) {
    Passage passage = Passage.of(request);
    Operation operation = passage == null ? null : passage.operation();
    Sent sent = passage == null ? null : passage.sent();
    if (operation == null || sent == null) {
      throw new IllegalStateException("only contracts' operations have such parameters");
    }
    return new Asked(operation, sent);
  }

  private static @Nullable Object direct(
      ContainerRequest request, org.govnet.api.Parameter.Kind kind, String name) {
    Asked asked = asked(request);
    for (org.govnet.api.Parameter parameter : asked.operation.parameters()) {
      if (parameter.kind() == kind && parameter.name().equals(name)) {
        return value(parameter, asked.sent.of(parameter));
      }
    }
    throw new IllegalStateException(asked.operation.name() + " takes no " + name);
  }

  private static Object bean(ContainerRequest request, Class<?> type) {
    Asked asked = asked(request);
    Bean bean =
        asked.operation.beans().stream()
            .filter(each -> each.type() == type)
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException(asked.operation.name() + " takes no " + type));
    try {
      return bean.make(parameter -> value(parameter, asked.sent.of(parameter)));
    } catch (IllegalArgumentException e) {
      throw refused(bean.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Object value(org.govnet.api.Parameter parameter, List<String> texts) {
    try {
      List<Object> values = texts.stream().map(text -> read(parameter, text)).toList();
      String usual = parameter.defaultValue();
      return switch (parameter.arity()) {
        case ONE ->
            !values.isEmpty() ? values.get(0) : usual == null ? null : read(parameter, usual);
        case OPTIONAL -> values.stream().findFirst();
        case LIST -> values;
        case SET -> new HashSet<>(values);
        case SORTED_SET -> new TreeSet<>(values);
        case ARRAY -> array(parameter, values);
      };
    } catch (IllegalArgumentException e) {
      throw refused(parameter.name(), String.valueOf(e.getMessage()));
    }
  }

  private static Object array(org.govnet.api.Parameter parameter, List<Object> values) {
    Class<?> element = (Class<?>) parameter.element();
    return values.toArray((Object[]) Array.newInstance(element, values.size()));
  }

  private static Object read(org.govnet.api.Parameter parameter, String text) {
    ParamConverter<Object> converter = parameter.converter();
    if (converter == null) {
      return WireJson.fromText(text, parameter.element());
    }
    Object value = converter.fromString(text);
    if (value == null) {
      throw new IllegalArgumentException("this text stands for nothing");
    }
    return value;
  }

  private static RefusedRequest refused(String name, String reason) {
    return ParameterCheck.invalid(
        List.of(new FieldError(name, "invalid", reason)), "parameter " + name + ": " + reason);
  }
}
