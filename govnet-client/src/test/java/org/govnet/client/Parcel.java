package org.govnet.client;

import org.jspecify.annotations.Nullable;

/** What {@link Parcels} is about. */
public record Parcel(String name, @Nullable String note) {}
