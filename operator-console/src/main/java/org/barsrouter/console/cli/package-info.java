/// The commands of the command line: options in, sentences and exit codes out.
@NullMarked
package org.barsrouter.console.cli;

import org.jspecify.annotations.NullMarked;
