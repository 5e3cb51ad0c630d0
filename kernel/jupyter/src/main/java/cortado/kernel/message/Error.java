package cortado.kernel.message;

import java.util.List;

/**
 * Publishes the error that ended a cell.
 *
 * @param ename class of the exception
 * @param evalue its message
 * @param traceback its text, by line
 */
public record Error(String ename, String evalue, List<String> traceback) implements Content {}
