package dev.payouts.standalone.validate;

/**
 * An id that the file has again.
 *
 * @param line of the row that repeats it
 * @param firstLine of the row that has it first, which is the one to be paid
 * @param same whether it is the same payout: then it is ignored, else refused
 */
record Repeat(long line, String id, long firstLine, boolean same) {}
