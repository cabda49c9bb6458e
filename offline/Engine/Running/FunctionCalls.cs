using LandingZone.Engine.Functions;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Schema;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Running;

/// <summary>Takes a program's calls of provider functions: checks them and finds out on whose behalf they are answered.</summary>
internal sealed class FunctionCalls(
    SchemaCatalog schemas, DefaultProviders defaultProviders, ProviderPlaces places, RunMode mode, DiagnosticLog diagnostics)
{
    /// <summary>The result of a call.</summary>
    /// <exception cref="MonitorException">The function is not known, or refuses its arguments.</exception>
    public PropertyValue.Map Call(InvokeRequest request)
    {
        var package = schemas.Package(TypeTokens.PackageOf(request.Token));
        if (package?.Function(request.Token) is not { } function)
        {
            var nearest = package is null ? null : NearestName.Of(request.Token, package.FunctionTokens);
            throw diagnostics.Refuse(
                null,
                $"The function '{request.Token}' is not known here{NearestName.Question(nearest)}; "
                + $"{ExtractionList.Remedy(request.Token, "functions")}.");
        }

        var faults = InputCheck.Faults(function, request.Arguments);
        if (faults.Count > 0)
        {
            throw diagnostics.Refuse(null, $"{request.Token}: {string.Join("; ", faults)}.");
        }

        // A call needs a provider as much as a resource does: the engine makes the default one for it.
        var provider = request.Provider ?? defaultProviders.ReferenceFor(package.Name, request.Version ?? package.Version);
        try
        {
            return ProviderFunctions.Call(function, request.Arguments, places.Of(provider), mode);
        }
        catch (FormatException exception)
        {
            throw diagnostics.Refuse(null, $"{request.Token}: {exception.Message}.");
        }
    }
}
