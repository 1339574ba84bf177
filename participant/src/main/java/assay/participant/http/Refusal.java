package assay.participant.http;

import assay.domain.entity.Rejection;

/**
 * A refusal as it is told over HTTP.
 *
 * @param type the name of the rejection, or the code of the problem
 */
public record Refusal(String type, String message) implements Rejection {}
