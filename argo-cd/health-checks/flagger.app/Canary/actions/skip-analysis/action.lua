if type(obj.spec) ~= "table" then obj.spec = {} end
obj.spec.skipAnalysis = true
return obj
