import { type components, type paths } from '@octokit/openapi-types';

/** Methods of the REST API. */
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

type Root = '/repos/{owner}/{repo}';

type Operation<M extends Method, P extends string> = `${Root}${P}` extends keyof paths
  ? Lowercase<M> extends keyof paths[`${Root}${P}`]
    ? NonNullable<paths[`${Root}${P}`][Lowercase<M>]>
    : never
  : never;

/** Paths below a repository that take a method, with GitHub's names for what varies: `/issues/{issue_number}`. */
export type Path<M extends Method> = {
  [P in keyof paths]: P extends `${Root}${infer Rest}`
    ? Lowercase<M> extends keyof paths[P]
      ? undefined extends paths[P][Lowercase<M>]
        ? never
        : Rest
      : never
    : never;
}[keyof paths];

type Json<R> = R extends { content: { 'application/json': infer B } } ? B : undefined;
type Success<R> = { [S in keyof R]: S extends 200 | 201 | 202 | 204 ? Json<R[S]> : never }[keyof R];

/** What GitHub answers. Source: the OpenAPI description of its REST API, github.com/github/rest-api-description */
export type Answer<M extends Method, P extends Path<M>> =
  Operation<M, P> extends { responses: infer R } ? Success<R> : never;

/** What stands in a path besides the repository: `{ issue_number: 7 }`. */
export type PathValues<M extends Method, P extends Path<M>> =
  Operation<M, P> extends { parameters: { path: infer V } } ? Omit<V, 'owner' | 'repo'> : never;

type QueryOf<M extends Method, P extends Path<M>> =
  Operation<M, P> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;

type BodyOf<M extends Method, P extends Path<M>> =
  Operation<M, P> extends { requestBody?: infer B } ? Json<NonNullable<B>> : never;

/** What a call takes along. What the path needs has to be there. */
export type Call<M extends Method, P extends Path<M>> = {
  readonly query?: QueryOf<M, P>;
  readonly body?: BodyOf<M, P>;
} & (keyof PathValues<M, P> extends never
  ? { readonly path?: undefined }
  : { readonly path: Readonly<PathValues<M, P>> });

/** An entry of a list, as such or wrapped: `{ total_count, environments: [...] }`. */
export type Entry<A> = A extends readonly (infer E)[]
  ? E
  : { [K in keyof A]-?: NonNullable<A[K]> extends readonly (infer E)[] ? E : never }[keyof A];

/** A part of something: fields may be left out, at any depth, and none may be added. */
export type Part<T> = T extends readonly (infer E)[]
  ? Part<E>[]
  : T extends object
    ? { [K in keyof T]?: Part<T[K]> }
    : T;

/** A thing of GitHub's by the name of its schema. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/**
 * GitHub's environments say whether administrators pass by their protection, which its description leaves out.
 *
 * Source: docs.github.com/en/rest/deployments/environments (example of an answer)
 */
export type GitHubEnvironment = Schema<'environment'> & { readonly can_admins_bypass?: boolean };
