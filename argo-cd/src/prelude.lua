-- What stands around a script in LuaMachine: an environment of the names that Argo CD offers with `useOpenLibs` off,
-- and an encoder like gopher-json's, for which an empty table is a list.

local NAMES = {
  "assert", "error", "ipairs", "next", "pairs", "pcall", "xpcall", "print", "rawequal", "rawget", "rawset", "select",
  "setmetatable", "getmetatable", "setfenv", "getfenv", "tonumber", "tostring", "type", "unpack",
}
local TABLE = { "concat", "getn", "insert", "maxn", "remove", "sort" }
local compiled = {}

local function environment(object)
  local names = { obj = object, actionParams = {}, table = {} }
  for _, name in ipairs(NAMES) do names[name] = _G[name] end
  for _, name in ipairs(TABLE) do names.table[name] = table[name] end
  names._G = names
  names.require = function(name)
    if name == "os" then return { time = os.time, date = os.date } end
    error("module " .. tostring(name) .. " not found", 0)
  end
  return names
end

local function quoted(text)
  return '"' .. string.gsub(text, '[%z\1-\31\\"]', function(char)
    return string.format("\\u%04x", string.byte(char))
  end) .. '"'
end

local function encoded(value)
  local kind = type(value)
  if kind == "table" then
    local parts = {}
    if next(value) == nil or value[1] ~= nil then
      for i = 1, #value do parts[i] = encoded(value[i]) end
      return "[" .. table.concat(parts, ",") .. "]"
    end
    for key, item in pairs(value) do
      if type(key) ~= "string" then error("a key that is no text: " .. tostring(key), 0) end
      parts[#parts + 1] = quoted(key) .. ":" .. encoded(item)
    end
    return "{" .. table.concat(parts, ",") .. "}"
  end
  if kind == "string" then return quoted(value) end
  if kind == "nil" then return "null" end
  if kind == "number" then return string.format("%.17g", value) end
  if kind == "boolean" then return tostring(value) end
  error("cannot encode " .. kind, 0)
end

function COMPILE(id, script)
  compiled[id] = assert(loadstring(script))
end

function RUN(id, object)
  local names = environment(object)
  local before = {}
  for name in pairs(names) do before[name] = true end
  setfenv(compiled[id], names)
  local succeeded, text = pcall(function() return encoded(compiled[id]()) end)
  for name in pairs(names) do
    if succeeded and not before[name] then succeeded, text = false, "left a global behind: " .. name end
  end
  return tostring(succeeded) .. ":" .. tostring(text)
end
