/** The processor that feeds the core and carries out what it decides, in one transaction. */
@NullMarked
package dev.payouts.orchestrator.topology;

import org.jspecify.annotations.NullMarked;
