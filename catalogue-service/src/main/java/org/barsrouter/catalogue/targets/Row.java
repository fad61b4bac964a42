package org.barsrouter.catalogue.targets;

/// One service of a targets file, as it is written.
public record Row(String system, String value, String url, Place place) {}
