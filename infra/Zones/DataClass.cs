namespace LandingZone.Zones;

/// <summary>How sensitive the data in a zone is, from the least to the most.</summary>
public enum DataClass
{
    /// <summary>May be published.</summary>
    Public,

    /// <summary>For the bank's staff.</summary>
    Internal,

    /// <summary>For those who need it.</summary>
    Confidential,

    /// <summary>Client data: for named persons and roles.</summary>
    Restricted,
}
