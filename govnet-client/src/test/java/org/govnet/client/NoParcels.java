package org.govnet.client;

import org.govnet.api.IdempotencyKey;
import org.govnet.api.Uprn;
import org.jspecify.annotations.Nullable;

/** Knows nothing. */
class NoParcels implements Parcels {
  @Override
  public Parcel parcel(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Parcel search(
      @Nullable String text,
      @Nullable Integer size,
      @Nullable Colour colour,
      @Nullable Uprn uprn,
      @Nullable Long after,
      boolean open) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Parcel count(String of) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void post(Parcel parcel) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Parcel deliver(IdempotencyKey key, Parcel parcel) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void paint(Colour colour, String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void drop(String id) {
    throw new UnsupportedOperationException();
  }
}
