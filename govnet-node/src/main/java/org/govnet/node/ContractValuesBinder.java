package org.govnet.node;

import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;

/** Has Jersey ask {@link ContractValues} before it goes its own way. */
final class ContractValuesBinder extends AbstractBinder {
  private final ContractValues values;

  ContractValuesBinder(ContractValues values) {
    this.values = values;
  }

  @Override
  protected void configure() {
    bind(values).to(ValueParamProvider.class);
  }
}
