import { ApiError, route, type Route } from '../api';

/** Attestations by digest (docs.github.com/rest/repos/attestations). The bundle holds what the fake of `gh` reads, not a signature. */
export const attestationRoutes: readonly Route[] = [
  route('GET', '/attestations/{subject_digest}', [['attestations', 'read']])(({ state, parameters }) => {
    const found = state.attestations.filter(({ digest }) => digest === parameters.subject_digest);
    if (found.length === 0) throw new ApiError(404, 'Not Found');
    return {
      body: {
        attestations: found.map((made) => ({
          bundle: { verificationMaterial: { ...made } },
          repository_id: state.repository.id,
        })),
      },
    };
  }),
];
