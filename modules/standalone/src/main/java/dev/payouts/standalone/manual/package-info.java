/**
 * The table of commands: what help, completion, suggestions and docs/CLI.md are made from, and what
 * the command line is read by.
 */
@NullMarked
package dev.payouts.standalone.manual;

import org.jspecify.annotations.NullMarked;
