import { ApiError, type Route } from '../api';

/** Attestations by digest (docs.github.com/rest/repos/attestations). The bundle holds what the fake of `gh` reads, not a signature. */
export const attestationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/attestations/{digest}',
    needs: [['attestations', 'read']],
    handle: ({ state, parameters }) => {
      const found = state.attestations.filter(({ digest }) => digest === parameters.digest);
      if (found.length === 0) throw new ApiError(404, 'Not Found');
      return { body: { attestations: found.map((bundle) => ({ bundle, repository_id: state.repository.id })) } };
    },
  },
];
