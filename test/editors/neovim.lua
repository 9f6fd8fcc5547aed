-- Opens a file with a language server, and prints what an author would see as one line of JSON.
-- Environment: SERVER (command and arguments, separated by newlines), ROOT, FILE.
local root, file = vim.env.ROOT, vim.env.FILE
local command = vim.split(vim.env.SERVER, '\n')
local seen = {}

vim.cmd('edit ' .. file)
vim.bo.filetype = 'yaml'
local client = vim.lsp.start_client({
  name = 'tripline',
  cmd = command,
  root_dir = root,
  workspace_folders = { { uri = vim.uri_from_fname(root), name = 'content' } },
})
vim.lsp.buf_attach_client(0, client)

local function wait(what, condition)
  if not vim.wait(120000, condition, 50) then
    io.stderr:write('nothing after two minutes: ' .. what .. '\n')
    vim.cmd('cquit 1')
  end
end

local function ask(method, extra)
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), extra or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000) or {}
  local _, answer = next(answers)
  return answer and answer.result
end

local function blank()
  for _, item in ipairs(vim.diagnostic.get(0)) do
    if item.code == 'lint/trailing-blank' then return item end
  end
end

wait('diagnostics', blank)
seen.diagnostics = {}
for _, item in ipairs(vim.diagnostic.get(0)) do
  table.insert(seen.diagnostics, { code = item.code, line = item.lnum, column = item.col })
end

vim.fn.search('tstats')
seen.hover = ask('textDocument/hover').contents.value

local here = blank()
local range = {
  start = { line = here.lnum, character = here.col },
  ['end'] = { line = here.end_lnum, character = here.end_col },
}
local actions = ask('textDocument/codeAction', { range = range, context = { diagnostics = {} } })
seen.action = actions[1].title
vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
wait('the fix removes the finding', function() return not blank() end)
seen.line = vim.api.nvim_buf_get_lines(0, here.lnum, here.lnum + 1, false)[1]

vim.fn.search('`summaries`')
local definition = ask('textDocument/definition')
seen.definition = definition.uri:match('[^/]+/[^/]+$')

io.stdout:write(vim.fn.json_encode(seen) .. '\n')
vim.cmd('qall!')
