// Writes the Kubernetes samples in this folder: API server audit logs and Falco output.
import { hex, later, times, uuid, writeSamples } from '../samples.js';

const START = '2026-10-12T11:10:00Z';
const KUBECTL = 'kubectl/v1.31.1 (linux/amd64) kubernetes/948afe5';
const stamp = (at) => later(START, at).replace('Z', '123Z');
const VERSIONS = { pods: ['', 'v1'], secrets: ['', 'v1'], configmaps: ['', 'v1'], nodes: ['', 'v1'], namespaces: ['', 'v1'], services: ['', 'v1'], serviceaccounts: ['', 'v1'], deployments: ['apps', 'v1'], daemonsets: ['apps', 'v1'], jobs: ['batch', 'v1'], cronjobs: ['batch', 'v1'], roles: ['rbac.authorization.k8s.io', 'v1'], clusterroles: ['rbac.authorization.k8s.io', 'v1'], rolebindings: ['rbac.authorization.k8s.io', 'v1'], clusterrolebindings: ['rbac.authorization.k8s.io', 'v1'], ingresses: ['networking.k8s.io', 'v1'], persistentvolumes: ['', 'v1'], secretproviderclasses: ['secrets-store.csi.x-k8s.io', 'v1'] };

function uriOf({ resource, namespace, name, subresource, query }) {
  const [group, version] = VERSIONS[resource];
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const parts = [root, namespace === undefined ? undefined : `namespaces/${namespace}`, resource, name, subresource];
  return `${parts.filter((part) => part !== undefined).join('/')}${query ?? ''}`;
}

/** One API request as an audit event; `what` is `verb resource`. */
function request(what, user, rest = {}) {
  const [verb, resource] = what.split(' ');
  const { at = 0, namespace, name, subresource, query, code = verb === 'create' ? 201 : 200, ip = '198.51.100.40', agent = KUBECTL, groups = ['developers', 'system:authenticated'], body } = rest;
  const [apiGroup, apiVersion] = VERSIONS[resource];
  const forbidden = code === 403;
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: body === undefined ? 'Metadata' : 'RequestResponse',
    auditID: uuid(JSON.stringify([what, user, rest])),
    stage: 'ResponseComplete',
    requestURI: uriOf({ resource, namespace, name, subresource, query }),
    verb,
    user: { username: user, ...(user.startsWith('system:') ? {} : { uid: `oidc:${hex(user, 12)}` }), groups },
    sourceIPs: [ip],
    userAgent: agent,
    objectRef: { resource, ...(namespace === undefined ? {} : { namespace }), ...(name === undefined ? {} : { name }), ...(apiGroup === '' ? {} : { apiGroup }), apiVersion, ...(subresource === undefined ? {} : { subresource }) },
    responseStatus: forbidden
      ? { metadata: {}, status: 'Failure', message: `${resource} is forbidden: User "${user}" cannot ${verb} resource "${resource}" in API group "${apiGroup}"${namespace === undefined ? ' at the cluster scope' : ` in the namespace "${namespace}"`}`, reason: 'Forbidden', details: { kind: resource }, code }
      : { metadata: {}, code },
    ...(body === undefined ? {} : { requestObject: body }),
    requestReceivedTimestamp: stamp(at),
    stageTimestamp: stamp(at),
    annotations: { 'authorization.k8s.io/decision': forbidden ? 'forbid' : 'allow', 'authorization.k8s.io/reason': forbidden ? '' : 'RBAC: allowed by ClusterRoleBinding "developers" of ClusterRole "edit" to Group "developers"' },
  };
}
const anonymous = { groups: ['system:unauthenticated'], agent: 'python-requests/2.32.3', ip: '203.0.113.31' };
function probe(at, path, rest = {}) {
  const { objectRef: _, ...event } = request('get pods', 'system:anonymous', { at, ...anonymous, agent: 'kube-probe/1.31', ip: '192.0.2.5', ...rest });
  return { ...event, requestURI: path };
}

const anonymousSamples = {
  'anonymous_request/attack.json': [request('list pods', 'system:anonymous', { ...anonymous }), request('get secrets', 'system:anonymous', { ...anonymous, at: 3, namespace: 'prod', name: 'db', ip: '203.0.113.32' })],
  'anonymous_request/health_checks.json': [probe(0, '/healthz'), probe(10, '/livez?exclude=etcd'), probe(20, '/readyz'), probe(30, '/version?timeout=32s')],
  'anonymous_request/denied_or_authenticated.json': [request('list secrets', 'system:anonymous', { ...anonymous, code: 403 }), request('get nodes', 'system:anonymous', { ...anonymous, at: 1, code: 401 }), request('list pods', 'ole.berg@example.com', { at: 4, namespace: 'dev' })],
};

const pod = (name, spec) => ({ kind: 'Pod', apiVersion: 'v1', metadata: { name, creationTimestamp: null }, spec: { restartPolicy: 'Always', ...spec }, status: {} });
const container = (image, securityContext) => ({ name: 'main', image, resources: {}, ...(securityContext === undefined ? {} : { securityContext }) });
const create = (name, spec, rest = {}) => request('create pods', rest.user ?? 'ole.berg@example.com', { namespace: 'dev', name, query: '?fieldManager=kubectl-run', body: pod(name, spec), ...rest });
const plain = { containers: [container('registry.example.com/shop/web:1.4.2')] };
const root = { volumes: [{ name: 'host', hostPath: { path: '/', type: '' } }] };
const podSamples = {
  'privileged_pod/attack.json': [
    create('debug', { containers: [container('alpine', { privileged: true })] }),
    create('tools', { ...plain, hostPID: true }, { at: 10, user: 'build@example.com' }),
    create('backup', { ...plain, ...root }, { at: 20, user: 'noor.diaz@example.com' }),
    create('node-shell', { ...plain, hostPID: true }, { at: 31, user: 'systems-team@example.com' }),
  ],
  'privileged_pod/ordinary.json': [
    create('web', plain),
    create('job', { containers: [container('busybox', { privileged: false, runAsNonRoot: true })] }, { at: 5 }),
    create('cache', { ...plain, volumes: [{ name: 'logs', hostPath: { path: '/var/log', type: 'Directory' } }] }, { at: 9 }),
  ],
  'privileged_pod/controllers_or_denied.json': [
    create('kube-proxy-x2b4c', { containers: [container('registry.k8s.io/kube-proxy:v1.31.1', { privileged: true })] }, { user: 'system:serviceaccount:kube-system:daemon-set-controller', namespace: 'kube-system', groups: ['system:serviceaccounts', 'system:authenticated'], agent: 'kube-controller-manager/v1.31.1 (linux/amd64) kubernetes/948afe5/system:serviceaccount:kube-system:daemon-set-controller' }),
    create('debug', { containers: [container('alpine', { privileged: true })] }, { at: 4, code: 403 }),
    request('get pods', 'ole.berg@example.com', { at: 8, namespace: 'dev', name: 'debug', body: pod('debug', { ...plain, hostPID: true }) }),
    request('create deployments', 'ole.berg@example.com', { at: 11, namespace: 'dev', name: 'web', body: { ...pod('web', { hostPID: true }), kind: 'Deployment' } }),
  ],
};

const exec = (command, rest = {}) => request('create pods', rest.user ?? 'ole.berg@example.com', { namespace: 'prod', name: 'payments-7c9d5b8f6-q2x4z', subresource: 'exec', code: 101, query: `?${command.split(' ').map((word) => `command=${encodeURIComponent(word)}`).join('&')}&container=main&stdin=true&stdout=true&tty=true`, ...rest });
const execSamples = {
  'pod_exec_shell/attack.json': [exec('sh'), exec('/bin/bash -i', { at: 20, user: 'build@example.com' }), exec('/bin/sh -c id', { at: 40, user: 'noor.diaz@example.com', namespace: 'shop' })],
  'pod_exec_shell/single_commands.json': [exec('env'), exec('/usr/bin/sha256sum /app/server', { at: 4 }), exec('pg_isready', { at: 8, user: 'system:serviceaccount:prod:probe' })],
  'pod_exec_shell/other_or_denied.json': [exec('sh', { code: 403 }), request('create pods', 'ole.berg@example.com', { at: 6, namespace: 'prod', name: 'payments-7c9d5b8f6-q2x4z', subresource: 'portforward', code: 101, query: '?ports=8080&command=sh' }), request('create pods', 'ole.berg@example.com', { at: 9, namespace: 'prod', name: 'payments-7c9d5b8f6-q2x4z', subresource: 'attach', code: 101, query: '?command=sh&stdin=true' })],
};

const account = { groups: ['system:serviceaccounts', 'system:authenticated'] };
const secretSamples = {
  'secrets_read_in_bulk/attack.json': [
    request('list secrets', 'ole.berg@example.com', { query: '?limit=500' }),
    ...times(10, (index) => request('get secrets', 'system:serviceaccount:shop:default', { at: 60 + index * 5, namespace: 'prod', name: `token-${index}`, agent: 'curl/8.5.0', ...account })),
  ],
  'secrets_read_in_bulk/own_namespace.json': [
    request('list secrets', 'ole.berg@example.com', { namespace: 'dev' }),
    ...times(9, (index) => request('get secrets', 'deploy@example.com', { at: index * 6, namespace: 'shop', name: `app-${index}`, agent: 'Helm/3.16.1' })),
    request('get secrets', 'deploy@example.com', { at: 1300, namespace: 'shop', name: 'app-9', agent: 'Helm/3.16.1' }),
    ...times(12, (index) => request('get secrets', 'web@example.com', { at: index * 6, namespace: 'shop', name: 'tls' })),
  ],
  'secrets_read_in_bulk/control_plane_or_denied.json': [
    request('list secrets', 'system:kube-controller-manager', { agent: 'kube-controller-manager/v1.31.1', groups: ['system:authenticated'] }),
    request('list secrets', 'system:serviceaccount:kube-system:generic-garbage-collector', { at: 2, agent: 'kube-controller-manager/v1.31.1', ...account }),
    request('list secrets', 'ole.berg@example.com', { at: 5, code: 403 }),
    request('list configmaps', 'ole.berg@example.com', { at: 7 }),
    request('list secretproviderclasses', 'ole.berg@example.com', { at: 8 }),
    ...times(10, (index) => request('delete secrets', 'ole.berg@example.com', { at: 10 + index, namespace: 'dev', name: `old-${index}` })),
  ],
};

const binding = (verb, role, rest = {}) => request(`${verb} ${rest.resource ?? 'clusterrolebindings'}`, rest.user ?? 'ole.berg@example.com', { name: 'ops', query: '?fieldManager=kubectl-create', body: { kind: 'ClusterRoleBinding', apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name: 'ops', creationTimestamp: null }, subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'shop' }], roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role } }, ...rest });
const bindingSamples = {
  'cluster_admin_granted/attack.json': [binding('create', 'cluster-admin'), binding('update', 'cluster-admin', { at: 15, user: 'build@example.com' }), binding('patch', 'cluster-admin', { at: 30, user: 'noor.diaz@example.com' })],
  'cluster_admin_granted/other_roles.json': [binding('create', 'view'), binding('create', 'cluster-admin-readonly', { at: 4 }), binding('create', 'cluster-admin', { at: 9, resource: 'rolebindings', namespace: 'dev' })],
  'cluster_admin_granted/denied_or_deleted.json': [binding('create', 'cluster-admin', { code: 403 }), binding('delete', 'cluster-admin', { at: 3 })],
};

const RESOURCES = ['secrets', 'configmaps', 'nodes', 'deployments', 'daemonsets', 'clusterroles', 'persistentvolumes', 'ingresses'];
const scanSamples = {
  'forbidden_requests/attack.json': RESOURCES.map((resource, index) => request(`list ${resource}`, 'system:serviceaccount:shop:default', { at: index * 7, code: 403, agent: 'curl/8.5.0', ip: '192.0.2.77', ...account })),
  'forbidden_requests/one_missing_permission.json': [...times(20, (index) => request('list nodes', 'grafana@example.com', { at: index * 5, code: 403 })), ...RESOURCES.slice(0, 7).map((resource, index) => request(`list ${resource}`, 'new.starter@example.com', { at: index * 5, code: 403 })), request('list ingresses', 'new.starter@example.com', { at: 700, code: 403 })],
  'forbidden_requests/allowed.json': RESOURCES.map((resource, index) => request(`list ${resource}`, 'system:serviceaccount:monitoring:inventory', { at: index * 5, agent: 'kube-state-metrics/v2.13.0', ...account })).concat(RESOURCES.map((resource, index) => request(`get ${resource}`, 'deploy@example.com', { at: 100 + index * 2, code: 404, namespace: 'shop', name: 'cart', agent: 'Helm/3.16.1' }))),
};

const jobSamples = {
  'job_created_with_kubectl/attack.json': [request('create cronjobs', 'ole.berg@example.com', { namespace: 'dev', name: 'sync', query: '?fieldManager=kubectl-create' }), request('create jobs', 'build@example.com', { at: 9, namespace: 'prod', name: 'x', code: 403, query: '?fieldManager=kubectl-create' })],
  'job_created_with_kubectl/controllers.json': [request('create jobs', 'system:serviceaccount:kube-system:cronjob-controller', { namespace: 'prod', name: 'report-28810', agent: 'kube-controller-manager/v1.31.1 (linux/amd64) kubernetes/948afe5/system:serviceaccount:kube-system:cronjob-controller', ...account }), request('create cronjobs', 'deploy@example.com', { at: 4, namespace: 'prod', name: 'report', agent: 'argocd-application-controller/v2.12.3' })],
  'job_created_with_kubectl/other_requests.json': [request('list jobs', 'ole.berg@example.com', { namespace: 'prod' }), request('delete cronjobs', 'ole.berg@example.com', { at: 5, namespace: 'dev', name: 'sync' }), request('create configmaps', 'ole.berg@example.com', { at: 6, namespace: 'dev', name: 'settings' })],
};

function falco(at, priority, message, fields) {
  const clock = later(START, at).slice(11, 19);
  return `${clock}.${hex(message + at, 9).replace(/\D/g, '7')}: ${priority} ${message} (${Object.entries(fields).map(([name, value]) => `${name}=${value}`).join(' ')})`;
}
const inContainer = (fields) => ({ evt_type: 'execve', user: 'root', user_uid: 0, user_loginuid: -1, process: 'bash', proc_exepath: '/usr/bin/bash', parent: 'runc', command: 'bash -il', terminal: 34816, exe_flags: 'EXE_WRITABLE', container_id: '7a2566e8e462', container_image: 'registry.example.com/shop/web', container_image_tag: '1.4.2', container_name: 'main', k8s_ns: 'prod', k8s_pod_name: 'web-5d9c7f6b8d-2xk4p', ...fields });
const SHELL = 'A shell was spawned in a container with an attached terminal';
const falcoSamples = {
  'falco_terminal_shell/attack.log': [falco(0, 'Notice', SHELL, inContainer({})), falco(30, 'Notice', SHELL, inContainer({ process: 'sh', proc_exepath: '/bin/sh', command: 'sh', parent: 'containerd-shim', k8s_ns: 'shop', container_image: 'registry.example.com/shop/cart', k8s_pod_name: 'cart-0' })), falco(50, 'Notice', SHELL, inContainer({ process: 'ash', proc_exepath: '/bin/busybox', command: 'ash', container_image: 'registry.example.com/shop/build-tools', k8s_pod_name: 'build-1' })), falco(70, 'Notice', SHELL, inContainer({ process: 'zsh', proc_exepath: '/bin/zsh', command: 'zsh -i', k8s_pod_name: 'web-5d9c7f6b8d-9pl2m' }))],
  'falco_terminal_shell/other_rules.log': [
    falco(0, 'Notice', 'Unexpected connection to K8s API Server from container', inContainer({ evt_type: 'connect', process: 'curl', command: 'curl -k https://kubernetes.default' })),
    falco(5, 'Warning', 'Sensitive file opened for reading by non-trusted program', inContainer({ evt_type: 'openat', process: 'cat', command: 'cat /etc/shadow', file: '/etc/shadow' })),
    falco(9, 'Notice', 'Shell spawned by untrusted binary', inContainer({ parent: 'java', command: 'bash -c date', terminal: 0 })),
  ],
  'falco_terminal_shell/debug_image.log': [falco(0, 'Notice', SHELL, inContainer({ container_image: 'registry.example.com/platform/debug-tools', k8s_ns: 'debug', k8s_pod_name: 'node-debugger-7x2kq' }))],
};

writeSamples(import.meta.url, { ...anonymousSamples, ...podSamples, ...execSamples, ...secretSamples, ...bindingSamples, ...scanSamples, ...jobSamples, ...falcoSamples });
