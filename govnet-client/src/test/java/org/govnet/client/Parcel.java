package org.govnet.client;

import org.govnet.api.WireObject;
import org.jspecify.annotations.Nullable;

/** What {@link Parcels} is about. */
@WireObject
public record Parcel(String name, @Nullable String note) {}
