/** The demo: pays a file end to end and checks what came of it against the gateway's ledger. */
@NullMarked
package dev.payouts.standalone.demo;

import org.jspecify.annotations.NullMarked;
