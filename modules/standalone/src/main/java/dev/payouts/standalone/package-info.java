/** The launcher's commands: up, demo, run, submit, get, results. */
@NullMarked
package dev.payouts.standalone;

import org.jspecify.annotations.NullMarked;
