/** The contract as the running service shows it: its documents, and pages to read them. */
@NullMarked
package dev.payouts.producer.contract;

import org.jspecify.annotations.NullMarked;
