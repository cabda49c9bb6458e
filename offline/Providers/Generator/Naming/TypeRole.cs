namespace LandingZone.ProviderGenerator.Naming;

/// <summary>On which side of a resource or function a type stands; each side has classes of its own for nested types.</summary>
internal enum TypeRole
{
    /// <summary>What a program gives to a resource: "XArgs".</summary>
    Input,

    /// <summary>What a program gives to Get() to find a resource: "XGetArgs".</summary>
    State,

    /// <summary>What a program gives to a function, as plain values: "GetXArgs".</summary>
    Argument,

    /// <summary>What a program gives to a function, as inputs: "GetXInputArgs".</summary>
    InvokeInput,

    /// <summary>What a resource gives back: "X".</summary>
    Output,

    /// <summary>What a function gives back: "GetXResult".</summary>
    Result,
}
