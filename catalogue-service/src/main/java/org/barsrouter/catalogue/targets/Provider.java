package org.barsrouter.catalogue.targets;

import org.jspecify.annotations.Nullable;

/// Who provides a service.
///
/// @param ods ODS code, upper case
/// @param takesBookingResponse whether its software accepts booking-response notices
public record Provider(String ods, @Nullable String name, boolean takesBookingResponse) {}
