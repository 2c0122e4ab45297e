if type(obj.status) ~= "table" or obj.status.stableRS == nil then
  error("No version has become stable yet, so there is none to go back to.", 0)
end
if obj.status.stableRS == obj.status.currentPodHash then
  error("No update is under way: the version is fully promoted.", 0)
end
obj.status.abort = true
return obj
