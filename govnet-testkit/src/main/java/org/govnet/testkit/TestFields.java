package org.govnet.testkit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govnet.api.ContractModel;
import org.govnet.api.NodeId;
import org.govnet.client.Govnet;

/**
 * The annotated fields of a test class and those it extends, in order of declaration.
 *
 * @param peers the {@link Peer} fields
 * @param callers the {@link As} fields
 */
record TestFields(List<PeerField> peers, List<Field> callers) {
  /** A {@link Peer} field. */
  record PeerField(Field field, NodeId node, ContractModel contract) {}

  TestFields {
    peers = List.copyOf(peers);
    callers = List.copyOf(callers);
  }

  /**
   * Reads them.
   *
   * @throws IllegalStateException if one cannot be set, or has a type that it cannot have
   * @throws org.govnet.api.BadContract if a peer's type is no contract
   */
  static TestFields of(Class<?> test) {
    Deque<Class<?>> family = new ArrayDeque<>();
    for (Class<?> type = test; type != null && type != Object.class; type = type.getSuperclass()) {
      family.addFirst(type);
    }
    List<PeerField> peers = new ArrayList<>();
    List<Field> callers = new ArrayList<>();
    for (Class<?> type : family) {
      for (Field field : type.getDeclaredFields()) {
        Peer peer = field.getAnnotation(Peer.class);
        if (peer != null) {
          requireSettable(field);
          peers.add(
              new PeerField(field, NodeId.of(peer.value()), ContractModel.of(field.getType())));
        }
        if (field.isAnnotationPresent(As.class)) {
          requireSettable(field);
          if (field.getType() != Govnet.class) {
            throw new IllegalStateException(name(field) + " is @As, and so must be a Govnet");
          }
          callers.add(field);
        }
      }
    }
    return new TestFields(peers, callers);
  }

  private static void requireSettable(Field field) {
    if (Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) {
      throw new IllegalStateException(
          name(field) + " is set anew for each test, and so must be neither static nor final");
    }
  }

  private static String name(Field field) {
    return field.getDeclaringClass().getSimpleName() + "." + field.getName();
  }

  /** What each peer offers. */
  Map<NodeId, List<ContractModel>> contracts() {
    Map<NodeId, List<ContractModel>> contracts = new LinkedHashMap<>();
    for (PeerField peer : peers) {
      List<ContractModel> offered =
          contracts.computeIfAbsent(peer.node(), node -> new ArrayList<>());
      if (!offered.contains(peer.contract())) {
        offered.add(peer.contract());
      }
    }
    return contracts;
  }
}
