/// Holds a message against the MessageDefinition that it names: resource types and their counts,
/// nothing of what the resources say.
@NullMarked
package org.barsrouter.console.definition;

import org.jspecify.annotations.NullMarked;
