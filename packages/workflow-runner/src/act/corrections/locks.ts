import { type Correction } from './correction';

/** Jobs that look up actions side by side. */
export const LOCKS_CORRECTIONS: readonly Correction[] = [
  {
    why: 'Jobs that run side by side look up actions at the same time; act writes to one map without a lock.',
    file: 'pkg/runner/local_repository_cache.go',
    find: `	logger.Debugf("LocalRepositoryCache fetch %s with ref %s", url, ref)`,
    replace: `	logger.Debugf("LocalRepositoryCache fetch %s with ref %s", url, ref)
	localRepositories.Lock()
	defer localRepositories.Unlock()`,
  },
  {
    why: 'The same map, read.',
    file: 'pkg/runner/local_repository_cache.go',
    find: `	// sha is mapped to ref in fetch if there is a local override
	if dest, ok := l.CacheDirCache[fmt.Sprintf("%s@%s", cacheDir, sha)]; ok {`,
    replace: `	// sha is mapped to ref in fetch if there is a local override
	localRepositories.Lock()
	dest, ok := l.CacheDirCache[fmt.Sprintf("%s@%s", cacheDir, sha)]
	localRepositories.Unlock()
	if ok {`,
  },
  {
    why: 'The lock of that map.',
    file: 'pkg/runner/local_repository_cache.go',
    find: 'type LocalRepositoryCache struct {',
    replace: `var localRepositories sync.Mutex

type LocalRepositoryCache struct {`,
  },
  {
    why: 'The lock needs its package.',
    file: 'pkg/runner/local_repository_cache.go',
    find: `	"strings"
`,
    replace: `	"strings"
	"sync"
`,
  },
];
